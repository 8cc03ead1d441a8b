package earmark.local.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** The program in a function's process that asks for events and calls the handler. */
@SuppressWarnings("ImmutableEnumChecker") // The array is written once and never handed out.
public enum RuntimeClient {
  /** AWS's own, the one inside Lambda's Java runtime; its native part is for Linux only. */
  AWS(
      AWSLambda.class,
      AWSLambda.class,
      LambdaLogger.class,
      PojoSerializer.class,
      SdkInternalThreadLocal.class),
  /** A small one of ours for other systems: the same protocol, the same serialisation. */
  PORTABLE(PortableRuntime.class, PortableRuntime.class, LambdaLogger.class, PojoSerializer.class);

  private final Class<?> mainClass;
  private final Class<?>[] libraries;

  RuntimeClient(Class<?> mainClass, Class<?>... libraries) {
    this.mainClass = mainClass;
    this.libraries = libraries;
  }

  /** AWS's client wherever it runs. */
  public static RuntimeClient ofThisSystem() {
    return System.getProperty("os.name").equals("Linux") ? AWS : PORTABLE;
  }

  String mainClass() {
    return mainClass.getName();
  }

  /** The client's libraries, then the function's jar, as on Lambda. */
  Stream<Path> classPathWith(Path jar) {
    return Stream.concat(Stream.of(libraries).map(RuntimeClient::home), Stream.of(jar)).distinct();
  }

  private static Path home(Class<?> library) {
    try {
      return Path.of(library.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
