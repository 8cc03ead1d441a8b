package earmark.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import earmark.local.http.LocalHttp;
import earmark.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** What a function answered, as HTTP: with a {@code statusCode} as it says, else all of it, 200. */
final class FunctionAnswer {
  /** These the server sets itself. */
  private static final List<String> NOT_PASSED_ON =
      List.of("content-length", "transfer-encoding", "connection");

  private FunctionAnswer() {}

  static void send(HttpExchange exchange, byte[] payload) throws IOException {
    JsonNode answer = Json.mapper().readTree(payload);
    Headers headers = exchange.getResponseHeaders();
    if (!answer.has("statusCode")) {
      headers.set("content-type", "application/json");
      LocalHttp.send(exchange, 200, answer.isTextual() ? bytes(answer.asText()) : payload);
      return;
    }
    answer.path("headers").properties().stream()
        .filter(header -> !NOT_PASSED_ON.contains(header.getKey().toLowerCase(Locale.ROOT)))
        .forEach(header -> headers.set(header.getKey(), header.getValue().asText()));
    answer.path("cookies").forEach(cookie -> headers.add("set-cookie", cookie.asText()));
    if (!headers.containsKey("content-type")) {
      headers.set("content-type", "text/plain;charset=utf-8");
    }
    LocalHttp.send(exchange, answer.path("statusCode").asInt(), body(answer));
  }

  private static byte[] body(JsonNode answer) {
    String text = answer.path("body").asText("");
    return answer.path("isBase64Encoded").asBoolean(false)
        ? Base64.getDecoder().decode(text)
        : bytes(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
