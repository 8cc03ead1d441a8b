package earmark.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import earmark.local.calls.AwsCalls;
import earmark.local.calls.Callers;
import earmark.local.http.LocalHttp;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Place;
import earmark.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The DynamoDB endpoint of the local stack. */
public final class LocalDynamoDb implements AutoCloseable {
  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/");
  private static final List<String> PASSED_BACK =
      List.of("Content-Type", "x-amz-crc32", "x-amzn-RequestId");
  private static final String UNKNOWN_CALLER =
      "{\"__type\":\"com.amazon.coral.service#UnrecognizedClientException\","
          + "\"message\":\"The security token included in the request is invalid.\"}";

  private final DynamoDbEngine engine;
  private final TimeToLive timeToLive;
  private final Place place;
  private final Callers callers;
  private final AwsCalls calls;
  private final LocalHttp http;

  private LocalDynamoDb(
      int port,
      DynamoDbEngine engine,
      TimeToLive timeToLive,
      Place place,
      Callers callers,
      AwsCalls calls) {
    this.engine = engine;
    this.timeToLive = timeToLive;
    this.place = place;
    this.callers = callers;
    this.calls = calls;
    this.http = LocalHttp.start(port, this::handle);
  }

  /**
   * Starts DynamoDB Local and creates those of the templates' tables that are not there yet.
   *
   * @param directory where the tables are kept between starts; in memory without one
   */
  public static LocalDynamoDb start(
      int port,
      Optional<Path> directory,
      CloudAssembly assembly,
      Place place,
      Callers callers,
      AwsCalls calls) {
    DynamoDbEngine engine = DynamoDbEngine.start(directory, place.region());
    try {
      Tables.createAll(assembly, engine);
      return new LocalDynamoDb(
          port, engine, new TimeToLive(assembly, engine), place, callers, calls);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  public URI endpoint() {
    return http.uri();
  }

  /**
   * Deletes the items whose time to live has ended by then, as DynamoDB does within days; of itself
   * DynamoDB Local goes by the machine's clock.
   *
   * @return how many
   */
  public int expire(Instant now) {
    return timeToLive.expire(now);
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String target = header(exchange, "X-Amz-Target");
    Optional<String> caller = caller(exchange);
    if (caller.isEmpty()) {
      refuse(exchange, UNKNOWN_CALLER);
      return;
    }
    record(caller.get(), target, body);
    HttpResponse<byte[]> answer = engine.send(target, header(exchange, "Content-Type"), body);
    if (answer.statusCode() == 400) {
      refuse(exchange, new String(answer.body(), StandardCharsets.UTF_8));
      return;
    }
    for (String name : PASSED_BACK) {
      answer
          .headers()
          .firstValue(name)
          .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
    }
    LocalHttp.send(exchange, answer.statusCode(), answer.body());
  }

  /** DynamoDB Local calls one error otherwise than DynamoDB, which the SDK then does not know. */
  private static void refuse(HttpExchange exchange, String error) throws IOException {
    String named = error.replace("#DuplicateItem\"", "#DuplicateItemException\"");
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    LocalHttp.send(exchange, 400, named.getBytes(StandardCharsets.UTF_8));
  }

  private void record(String caller, String target, byte[] body) throws IOException {
    JsonNode json = Json.mapper().readTree(body);
    String operation = target.substring(target.indexOf('.') + 1);
    DynamoDbCalls.of(place, caller, operation, json).forEach(calls::record);
  }

  private Optional<String> caller(HttpExchange exchange) {
    Matcher credential = CREDENTIAL.matcher(header(exchange, "Authorization"));
    return credential.find() && callers.secretOf(credential.group(1)).isPresent()
        ? Optional.of(credential.group(1))
        : Optional.empty();
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    http.close();
    engine.close();
  }
}
