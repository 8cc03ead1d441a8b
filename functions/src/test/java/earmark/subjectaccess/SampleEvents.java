package earmark.subjectaccess;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The events of {@code events/subject-access}, read as Lambda's runtime reads them. */
public final class SampleEvents {
  static final Path FOLDER = Path.of("..", "events", "subject-access");

  private SampleEvents() {}

  static APIGatewayV2HTTPEvent read(String name) {
    return serializer(APIGatewayV2HTTPEvent.class).fromJson(text(name));
  }

  /** An event of another folder of {@code events}, without its ending. */
  public static APIGatewayV2HTTPEvent readFrom(String folder, String name) {
    return read("../" + folder + "/" + name);
  }

  static String text(String name) {
    try {
      return Files.readString(FOLDER.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String written(APIGatewayV2HTTPResponse response) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    serializer(APIGatewayV2HTTPResponse.class).toJson(response, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  static String written(APIGatewayV2HTTPEvent event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    serializer(APIGatewayV2HTTPEvent.class).toJson(event, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  // As aws-lambda-java-runtime-interface-client chooses.
  private static <T> PojoSerializer<T> serializer(Class<T> type) {
    return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
        ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
        : JacksonFactory.getInstance().getSerializer(type);
  }
}
