package earmark.local.s3;

import com.adobe.testing.s3mock.S3MockApplication;
import com.adobe.testing.s3mock.s3.service.ObjectService;
import com.adobe.testing.s3mock.s3.store.BucketStore;
import com.adobe.testing.s3mock.s3.store.MultipartStore;
import com.adobe.testing.s3mock.s3.store.ObjectStore;
import jakarta.servlet.Filter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** S3Mock in this process, on this machine's own address only, with the front before it. */
final class S3MockServer implements AutoCloseable {
  private final ConfigurableApplicationContext context;

  private S3MockServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** Throws a {@link BindException} as its cause when somebody else listens at the port. */
  static S3MockServer start(int port, Path root, Function<StoredObjects, Filter> front) {
    try {
      return new S3MockServer(
          new SpringApplicationBuilder(S3MockApplication.class, Parts.class)
              .bannerMode(Banner.Mode.OFF)
              .logStartupInfo(false)
              .registerShutdownHook(false)
              .initializers(starting -> add((GenericApplicationContext) starting, front))
              .run(arguments(port, root)));
    } catch (ApplicationContextException | WebServerException e) {
      if (Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
          .anyMatch(PortInUseException.class::isInstance)) {
        throw new UncheckedIOException(new BindException("Port " + port + " is in use"));
      }
      throw e;
    }
  }

  int port() {
    return ((ServletWebServerApplicationContext) context).getWebServer().getPort();
  }

  StoredObjects objects() {
    return objects(context);
  }

  @Override
  public void close() {
    context.close();
  }

  private static String[] arguments(int port, Path root) {
    return new String[] {
      "--server.address=127.0.0.1",
      "--server.port=" + port,
      "--server.ssl.enabled=false",
      "--server.shutdown=immediate",
      "--server.max-http-request-header-size=64KB",
      "--server.tomcat.max-swallow-size=-1",
      "--http.port=0",
      "--spring.boot.enableautoconfiguration=false",
      "--spring.threads.virtual.enabled=true",
      "--logging.level.root=WARN",
      "--logging.level.org.springframework.boot=ERROR",
      "--logging.level.org.springframework.boot.diagnostics=OFF",
      "--com.adobe.testing.s3mock.store.root=" + root,
      "--com.adobe.testing.s3mock.store.retain-files-on-exit=true"
    };
  }

  private static void add(
      GenericApplicationContext context, Function<StoredObjects, Filter> front) {
    context.registerBean(
        "earmarkFront",
        FilterRegistrationBean.class,
        () -> new FilterRegistrationBean<>(front.apply(objects(context))));
    context.registerBean("earmarkOnePort", OnePort.class, OnePort::new);
  }

  /** All of Spring Boot that S3Mock is made of: looking for more would double the start. */
  @ImportAutoConfiguration({
    ConfigurationPropertiesAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    PropertyPlaceholderAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    WebMvcAutoConfiguration.class
  })
  static final class Parts {}

  /** S3Mock would open a second port, and on every address of this machine. */
  private static final class OnePort
      implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
      factory.setAdditionalConnectors(List.of());
    }
  }

  private static StoredObjects objects(ConfigurableApplicationContext context) {
    return new StoredObjects(
        context.getBean(BucketStore.class),
        context.getBean(ObjectStore.class),
        context.getBean(MultipartStore.class),
        context.getBean(ObjectService.class));
  }
}
