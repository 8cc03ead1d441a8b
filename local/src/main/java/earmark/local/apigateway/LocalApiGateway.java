package earmark.local.apigateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import earmark.local.apigateway.Authorizer.Verdict;
import earmark.local.http.LocalHttp;
import earmark.local.lambda.InvocationResult;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Place;
import earmark.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/** The HTTP API's endpoint on this machine. */
public final class LocalApiGateway implements AutoCloseable {
  /** How long API Gateway waits for a function. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final int LARGEST_REQUEST = 10 * 1024 * 1024;
  private static final int LARGEST_FUNCTION_PAYLOAD = 6 * 1024 * 1024;

  private final Api api;
  private final Place place;
  private final BiFunction<String, byte[], InvocationResult> functions;
  private final Clock clock;
  private final Duration longestWait;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, HttpHandler> beside = new ConcurrentHashMap<>();
  private final LocalHttp http;

  private LocalApiGateway(
      int port,
      Api api,
      Place place,
      BiFunction<String, byte[], InvocationResult> functions,
      Clock clock,
      Duration longestWait) {
    this.api = api;
    this.place = place;
    this.functions = functions;
    this.clock = clock;
    this.longestWait = longestWait;
    this.http = LocalHttp.start(port, this::handle);
  }

  /**
   * Serves the templates' HTTP API.
   *
   * @param issuer whose tokens count, in place of the user pool's
   * @param functions invokes a function by ARN and waits
   * @param longestWait after which the client gets 503; {@link #LONGEST_WAIT} on AWS
   */
  public static LocalApiGateway start(
      int port,
      CloudAssembly assembly,
      Place place,
      Issuer issuer,
      BiFunction<String, byte[], InvocationResult> functions,
      Clock clock,
      Duration longestWait) {
    Api api = Api.of(assembly, issuer, clock);
    return new LocalApiGateway(port, api, place, functions, clock, longestWait);
  }

  public URI endpoint() {
    return URI.create("http://localhost:" + http.port());
  }

  /** The functions that routes lead to. */
  public List<String> targets() {
    return api.routes().stream().map(ApiRoute::function).distinct().toList();
  }

  /** Serves a path of the local stack's own at the same port, which no template can declare. */
  public void serveBeside(String path, HttpHandler handler) {
    beside.put(path, handler);
  }

  private void handle(HttpExchange exchange) throws IOException {
    HttpHandler own = beside.get(exchange.getRequestURI().getPath());
    if (own != null) {
      own.handle(exchange);
      return;
    }
    String requestId = UUID.randomUUID().toString();
    exchange.getResponseHeaders().set("apigw-requestid", requestId);
    api.cors().apply(exchange.getRequestHeaders(), exchange.getResponseHeaders());
    if (exchange.getRequestMethod().equals("OPTIONS") && api.cors().answersPreflight()) {
      LocalHttp.send(exchange, 204, new byte[0]);
      return;
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
    if (body.length > LARGEST_REQUEST) {
      refuse(exchange, 413, "Request Entity Too Large");
      return;
    }
    route(exchange, requestId, body);
  }

  private void route(HttpExchange exchange, String requestId, byte[] body) throws IOException {
    String path = exchange.getRequestURI().getPath();
    for (ApiRoute route : api.routes()) {
      Optional<Map<String, String>> parameters = route.match(exchange.getRequestMethod(), path);
      if (parameters.isPresent()) {
        authorize(exchange, route, parameters.get(), requestId, body);
        return;
      }
    }
    refuse(exchange, 404, "Not Found");
  }

  private void authorize(
      HttpExchange exchange,
      ApiRoute route,
      Map<String, String> parameters,
      String requestId,
      byte[] body)
      throws IOException {
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    Verdict verdict = route.authorizer().check(token);
    switch (verdict) {
      case Verdict.Unauthorized(String reason) -> {
        exchange
            .getResponseHeaders()
            .set(
                "www-authenticate",
                reason.isEmpty()
                    ? "Bearer"
                    : "Bearer error=\"invalid_token\" error_description=\"" + reason + "\"");
        refuse(exchange, 401, "Unauthorized");
      }
      case Verdict.Forbidden _ -> {
        exchange
            .getResponseHeaders()
            .set("www-authenticate", "Bearer error=\"insufficient_scope\"");
        refuse(exchange, 403, "Forbidden");
      }
      case Verdict.Anyone _, Verdict.Known _ -> {
        RequestEvent event =
            new RequestEvent(api, place, route, parameters, verdict, requestId, clock.instant());
        byte[] payload = Json.mapper().writeValueAsBytes(event.json(exchange, body));
        answer(exchange, route, payload);
      }
    }
  }

  private void answer(HttpExchange exchange, ApiRoute route, byte[] payload) throws IOException {
    if (payload.length > LARGEST_FUNCTION_PAYLOAD) {
      refuse(exchange, 413, "Request Entity Too Large");
      return;
    }
    Optional<InvocationResult> result = invoke(route, payload);
    if (result.isEmpty()) {
      refuse(exchange, 503, "Service Unavailable");
      return;
    }
    switch (result.get()) {
      case InvocationResult.Failed _ -> refuse(exchange, 500, "Internal Server Error");
      case InvocationResult.Answered answered -> {
        if (answered.payload().length > LARGEST_FUNCTION_PAYLOAD) {
          refuse(exchange, 500, "Internal Server Error");
        } else {
          FunctionAnswer.send(exchange, answered.payload());
        }
      }
    }
  }

  private Optional<InvocationResult> invoke(ApiRoute route, byte[] payload) {
    CompletableFuture<InvocationResult> result =
        CompletableFuture.supplyAsync(() -> functions.apply(route.function(), payload), threads);
    try {
      return Optional.of(result.get(longestWait.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void refuse(HttpExchange exchange, int status, String message) throws IOException {
    exchange.getResponseHeaders().set("content-type", "application/json");
    byte[] body = ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8);
    LocalHttp.send(exchange, status, body);
  }

  @Override
  public void close() {
    http.close();
    threads.shutdownNow();
  }
}
