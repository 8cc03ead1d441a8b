package earmark.platform;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer of the HTTP API. Nothing may store it, guess another type from it, or run anything in
 * it.
 *
 * @param contentType with its charset where it is text
 * @param headers in addition to those that every answer carries
 */
public record HttpAnswer(int status, String contentType, Map<String, String> headers, String body) {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  public HttpAnswer {
    headers = Map.copyOf(headers);
  }

  /** A value as JSON. */
  public static HttpAnswer json(int status, Object value) {
    return new HttpAnswer(status, JSON, Map.of(), written(value));
  }

  /** A document of any kind. */
  public static HttpAnswer document(String contentType, String body) {
    return new HttpAnswer(200, contentType, Map.of(), body);
  }

  static HttpAnswer problem(Problem problem, Map<String, String> headers) {
    return new HttpAnswer(problem.status(), PROBLEM, headers, written(problem));
  }

  /** The same answer with a header more. */
  public HttpAnswer with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new HttpAnswer(status, contentType, more, body);
  }

  /** As API Gateway takes it. */
  public APIGatewayV2HTTPResponse toResponse() {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Content-Type", contentType);
    all.put("Cache-Control", "no-store");
    all.put("X-Content-Type-Options", "nosniff");
    all.put("Referrer-Policy", "no-referrer");
    all.put("Content-Security-Policy", ContentSecurityPolicy.of(contentType, body));
    APIGatewayV2HTTPResponse response = new APIGatewayV2HTTPResponse();
    response.setStatusCode(status);
    response.setHeaders(all);
    response.setBody(body);
    return response;
  }

  /** Never prints what is answered. */
  @Override
  public String toString() {
    return "HttpAnswer[" + status + ", " + contentType + "]";
  }

  private static String written(Object value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
