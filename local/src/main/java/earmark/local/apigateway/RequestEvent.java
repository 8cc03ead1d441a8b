package earmark.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpExchange;
import earmark.local.apigateway.Authorizer.Verdict;
import earmark.local.template.Place;
import earmark.platform.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A request as a function gets it: payload format 2.0.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">Lambda
 *     proxy integrations for HTTP APIs</a>
 */
record RequestEvent(
    Api api,
    Place place,
    ApiRoute route,
    Map<String, String> pathParameters,
    Verdict verdict,
    String requestId,
    Instant now) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
  private static final List<String> TEXT =
      List.of("application/json", "application/xml", "application/javascript");

  RequestEvent {
    pathParameters = Map.copyOf(pathParameters);
  }

  ObjectNode json(HttpExchange exchange, byte[] body) {
    ObjectNode event = Json.mapper().createObjectNode();
    event.put("version", "2.0").put("routeKey", route.key());
    event.put("rawPath", exchange.getRequestURI().getPath());
    String query = exchange.getRequestURI().getRawQuery();
    event.put("rawQueryString", query == null ? "" : query);
    putHeaders(event, exchange);
    putQuery(event, query);
    putContext(event.putObject("requestContext"), exchange);
    if (!pathParameters.isEmpty()) {
      ObjectNode parameters = event.putObject("pathParameters");
      pathParameters.forEach(parameters::put);
    }
    putBody(event, exchange, body);
    return event;
  }

  private void putHeaders(ObjectNode event, HttpExchange exchange) {
    ObjectNode headers = Json.mapper().createObjectNode();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.equals("cookie")) {
        var cookies = event.putArray("cookies");
        header.getValue().stream()
            .flatMap(line -> List.of(line.split("; *", -1)).stream())
            .forEach(cookies::add);
      } else {
        headers.put(name, String.join(",", header.getValue()));
      }
    }
    headers.put("x-forwarded-for", sourceIp(exchange));
    headers.put("x-forwarded-proto", "http");
    headers.put("x-forwarded-port", Integer.toString(exchange.getLocalAddress().getPort()));
    event.set("headers", headers);
  }

  private static void putQuery(ObjectNode event, String query) {
    if (query == null || query.isEmpty()) {
      return;
    }
    ObjectNode parameters = event.putObject("queryStringParameters");
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
      parameters.put(
          name, parameters.has(name) ? parameters.path(name).asText() + "," + value : value);
    }
  }

  private void putContext(ObjectNode context, HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    context.put("accountId", place.account()).put("apiId", api.id());
    putAuthorizer(context);
    context.put("domainName", host).put("domainPrefix", api.id());
    context
        .putObject("http")
        .put("method", exchange.getRequestMethod())
        .put("path", exchange.getRequestURI().getPath())
        .put("protocol", exchange.getProtocol())
        .put("sourceIp", sourceIp(exchange))
        .put("userAgent", exchange.getRequestHeaders().getFirst("User-Agent"));
    context.put("requestId", requestId).put("routeKey", route.key()).put("stage", "$default");
    context.put("time", now.atZone(ZoneOffset.UTC).format(TIME));
    context.put("timeEpoch", now.toEpochMilli());
  }

  private void putAuthorizer(ObjectNode context) {
    if (verdict instanceof Verdict.Known known) {
      ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
      jwt.set("claims", claims(known.claims()));
      if (known.scopes().isEmpty()) {
        jwt.putNull("scopes");
      } else {
        var scopes = jwt.putArray("scopes");
        known.scopes().forEach(scopes::add);
      }
    }
  }

  /** Every claim is a string, a list reads {@code [a b]}. */
  private static JsonNode claims(JWTClaimsSet claims) {
    ObjectNode json = Json.mapper().createObjectNode();
    claims.getClaims().forEach((name, value) -> json.put(name, claim(name, value)));
    return json;
  }

  private static String claim(String name, Object value) {
    return switch (value) {
      case Date time -> Long.toString(time.toInstant().getEpochSecond());
      case List<?> list when name.equals("aud") && list.size() == 1 -> list.getFirst().toString();
      case List<?> list ->
          list.stream().map(Object::toString).collect(Collectors.joining(" ", "[", "]"));
      case null -> "";
      default -> value.toString();
    };
  }

  private static void putBody(ObjectNode event, HttpExchange exchange, byte[] body) {
    boolean text = isText(exchange.getRequestHeaders().getFirst("Content-Type"));
    if (body.length > 0) {
      event.put(
          "body",
          text
              ? new String(body, StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", body.length > 0 && !text);
  }

  private static boolean isText(String contentType) {
    String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/") || TEXT.stream().anyMatch(type::startsWith);
  }

  private static String sourceIp(HttpExchange exchange) {
    return exchange.getRemoteAddress().getAddress().getHostAddress();
  }

  private static String decoded(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }
}
