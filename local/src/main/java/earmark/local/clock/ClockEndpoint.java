package earmark.local.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import earmark.local.http.LocalHttp;
import earmark.platform.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.temporal.TemporalAmount;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The local stack's clock over HTTP, for this machine only: {@code GET} tells the time and what is
 * there, {@code POST {"forward": "P3Y"}} lets time pass and tells what went.
 */
public final class ClockEndpoint implements HttpHandler {
  /** A path that no API of ours has. */
  public static final String PATH = "/_local/clock";

  private static final int LARGEST_REQUEST = 1024;

  private final Supplier<Passage> look;
  private final Function<TemporalAmount, Passage> forward;

  /**
   * @param look tells what is there now
   * @param forward lets so much time pass
   */
  public ClockEndpoint(Supplier<Passage> look, Function<TemporalAmount, Passage> forward) {
    this.look = look;
    this.forward = forward;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!isAddressedHere(exchange)) {
      refuse(exchange, 403, "Only this machine may move the clock");
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "GET" -> answer(exchange, 200, look.get());
      case "POST" -> move(exchange);
      default -> refuse(exchange, 405, "GET or POST");
    }
  }

  private void move(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      // A page of another origin can send a form here, but not JSON without being asked first.
      refuse(exchange, 415, "Content-Type is application/json");
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
    TemporalAmount time;
    try {
      JsonNode request = Json.mapper().readTree(body);
      time = Forward.parse(request.path("forward").asText());
    } catch (JsonProcessingException | DateTimeException e) {
      refuse(exchange, 400, "Say how far, for example {\"forward\":\"P3Y10D\"}, 100 years at most");
      return;
    }
    answer(exchange, 200, forward.apply(time));
  }

  /** A name that another site lets point here is not this machine's own. */
  private static boolean isAddressedHere(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host != null && host.matches("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");
  }

  private static void refuse(HttpExchange exchange, int status, String message) throws IOException {
    ObjectNode answer = Json.mapper().createObjectNode();
    answer(exchange, status, answer.put("message", message));
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    LocalHttp.send(exchange, status, Json.mapper().writeValueAsBytes(body));
  }
}
