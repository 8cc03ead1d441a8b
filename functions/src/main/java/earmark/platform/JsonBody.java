package earmark.platform;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A request's JSON body, read strictly: limited in size, no name twice, nothing after its end, no
 * field that the reader did not ask for; and all that is wrong is told at once.
 */
public final class JsonBody {
  /** The largest body that is taken, in bytes. */
  public static final int MAX_BYTES = 16 * 1024;

  private static final ObjectReader READER =
      Json.mapper()
          .reader()
          .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonBody() {}

  /**
   * Reads the body.
   *
   * @param reader takes the fields of the outermost object, and reports what is wrong in them
   * @throws HttpProblem when the body is no JSON object, too large, or anything in it is wrong
   */
  public static <T> T read(HttpRequest request, Function<JsonFields, T> reader) {
    JsonNode root = parse(request);
    List<Problem.FieldError> errors = new ArrayList<>();
    T value = JsonFields.read(root, "", errors, reader);
    if (!errors.isEmpty()) {
      throw HttpProblem.invalid(errors);
    }
    return value;
  }

  private static JsonNode parse(HttpRequest request) {
    if (!isJson(request)) {
      throw HttpProblem.of(
          HttpProblem.Kind.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.");
    }
    byte[] bytes = request.body().bytes().orElseThrow(JsonBody::malformed);
    if (bytes.length > MAX_BYTES) {
      throw HttpProblem.of(
          HttpProblem.Kind.TOO_LARGE, "A body has %d bytes at most.".formatted(MAX_BYTES));
    }
    try {
      JsonNode root = READER.readTree(bytes);
      if (root == null || root.isMissingNode()) {
        throw malformed();
      }
      return root;
    } catch (IOException e) {
      throw malformed();
    }
  }

  private static boolean isJson(HttpRequest request) {
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    return type.split(";", -1)[0].strip().equals("application/json");
  }

  private static HttpProblem malformed() {
    return HttpProblem.of(
        HttpProblem.Kind.MALFORMED, "The body must be one JSON object, with no name twice.");
  }
}
