package earmark.platform;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to the HTTP API, as API Gateway hands it over (payload format 2.0).
 *
 * @param id API Gateway's id of the request
 * @param routeKey which route it took, for example {@code GET /recordings/{id}}
 * @param pathVariables the variables of the route's path
 * @param headers by lower-case name
 * @param body as sent; empty when there was none
 * @param claims of the access token that the authorizer has checked
 * @param sourceIp where it came from
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Payload
 *     format 2.0</a>
 */
public record HttpRequest(
    String id,
    String routeKey,
    Map<String, String> pathVariables,
    Map<String, String> headers,
    Body body,
    Map<String, String> claims,
    Optional<String> sourceIp) {
  public HttpRequest {
    pathVariables = Map.copyOf(pathVariables);
    headers = Map.copyOf(headers);
    claims = Map.copyOf(claims);
  }

  /** Reads the event; what it leaves out is empty here, and nothing is null. */
  public static HttpRequest from(APIGatewayV2HTTPEvent event) {
    Optional<APIGatewayV2HTTPEvent.RequestContext> context =
        Optional.ofNullable(event.getRequestContext());
    return new HttpRequest(
        context.map(APIGatewayV2HTTPEvent.RequestContext::getRequestId).orElse("unknown"),
        Optional.ofNullable(event.getRouteKey()).orElse(""),
        orEmpty(event.getPathParameters()),
        lowerCase(orEmpty(event.getHeaders())),
        Body.of(event),
        context
            .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
            .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
            .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims)
            .orElse(Map.of()),
        context
            .map(APIGatewayV2HTTPEvent.RequestContext::getHttp)
            .map(APIGatewayV2HTTPEvent.RequestContext.Http::getSourceIp));
  }

  /** A variable of the route's path; empty text when the route has none of that name. */
  public String pathVariable(String name) {
    return pathVariables.getOrDefault(name, "");
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Never prints who asks, for what, or with which token. */
  @Override
  public String toString() {
    return "HttpRequest[" + id + ", " + routeKey + "]";
  }

  private static Map<String, String> orEmpty(Map<String, String> map) {
    return map == null ? Map.of() : map;
  }

  private static Map<String, String> lowerCase(Map<String, String> headers) {
    Map<String, String> lower = new TreeMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return lower;
  }

  /**
   * What was sent, as API Gateway wraps it.
   *
   * @param text the text, or its base 64
   */
  public record Body(String text, boolean base64) {
    private static Body of(APIGatewayV2HTTPEvent event) {
      return new Body(Optional.ofNullable(event.getBody()).orElse(""), event.getIsBase64Encoded());
    }

    public boolean isEmpty() {
      return text.isEmpty();
    }

    /** The bytes; empty when what claims to be base 64 is none. */
    Optional<byte[]> bytes() {
      if (!base64) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
      }
      try {
        return Optional.of(Base64.getDecoder().decode(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    /** Never prints what was sent. */
    @Override
    public String toString() {
      return "Body[" + text.length() + " characters]";
    }
  }
}
