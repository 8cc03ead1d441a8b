package earmark.local.transcribe;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import earmark.local.calls.AwsCall;
import earmark.local.calls.AwsCalls;
import earmark.local.calls.Callers;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/**
 * Amazon Transcribe on one machine, over its wire protocol (AWS JSON 1.1), for the SDK's own
 * client.
 *
 * <p>As on AWS, a job reads its media and writes its document in the name of the caller who started
 * it, so these calls are signed with that caller's credentials and S3 counts them as that caller's.
 *
 * <p>It differs from AWS in this: English only; WAV (16-bit PCM) and MP3 only; the voices on one
 * channel get one speaker label; an output bucket must be named; the KMS key of the output is taken
 * and not used; signatures are not checked, only whose key signed.
 */
public final class LocalTranscribe implements AutoCloseable {
  static final String ACCOUNT = "000000000000";
  static final String REGION = "eu-west-2";

  private static final Logger LOG = Logger.getLogger(LocalTranscribe.class.getName());
  private static final Pattern SIGNED_BY = Pattern.compile("Credential=([^/,\\s]+)/");
  private static final String TARGET = "Transcribe.";
  private static final int LONGEST_REQUEST = 1 << 20;

  private final HttpServer server;
  private final Operations operations;
  private final Jobs jobs;
  private final JobRunner runner;
  private final Callers callers;
  private final AwsCalls calls;

  private LocalTranscribe(
      HttpServer server,
      Operations operations,
      Jobs jobs,
      JobRunner runner,
      Callers callers,
      AwsCalls calls) {
    this.server = server;
    this.operations = operations;
    this.jobs = jobs;
    this.runner = runner;
    this.callers = callers;
    this.calls = calls;
  }

  /**
   * Starts the service on the loopback address.
   *
   * @param s3Endpoint where the media is read and the documents are written
   * @param callers whose requests are answered
   * @param calls is told of every operation
   * @param stateChanges is given the EventBridge event (JSON) of each job that has ended
   * @throws IOException when the port is in use
   */
  public static LocalTranscribe start(
      TranscribeSettings settings,
      URI s3Endpoint,
      SpeechEngine engine,
      Clock clock,
      Callers callers,
      AwsCalls calls,
      Consumer<String> stateChanges)
      throws IOException {
    var server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
    var jobs = new Jobs(settings.jobsFile(), clock);
    var runner =
        new JobRunner(
            jobs, new CallerS3(s3Endpoint, callers), new Listener(engine), clock, stateChanges);
    var operations = new Operations(jobs, runner, clock, settings.jobsAtOnce());
    var transcribe = new LocalTranscribe(server, operations, jobs, runner, callers, calls);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", transcribe::serve);
    server.start();
    return transcribe;
  }

  /** Where the SDK's client finds it. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void serve(HttpExchange exchange) {
    try (exchange) {
      respond(exchange);
    }
  }

  private void respond(HttpExchange exchange) {
    try {
      send(exchange, 200, answer(exchange));
    } catch (TranscribeException e) {
      exchange.getResponseHeaders().add("x-amzn-ErrorType", e.type());
      send(exchange, 400, error(e.type(), e.getMessage()));
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "A request to Transcribe failed", e);
      send(exchange, 500, error("InternalFailureException", "An internal error occurred."));
    }
  }

  private JsonNode answer(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(LONGEST_REQUEST);
    var caller = caller(exchange);
    var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target == null || !target.startsWith(TARGET)) {
      throw TranscribeException.unknownOperation();
    }
    var operation = target.substring(TARGET.length());
    var request = parse(body);
    calls.record(new AwsCall(caller, "transcribe:" + operation, resource(operation, request)));
    return operations.call(operation, request, caller);
  }

  private String caller(HttpExchange exchange) {
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    var signer = SIGNED_BY.matcher(authorization == null ? "" : authorization);
    if (!signer.find() || callers.secretOf(signer.group(1)).isEmpty()) {
      throw TranscribeException.unknownCaller();
    }
    return signer.group(1);
  }

  private static JsonNode parse(byte[] body) {
    try {
      var request = Json.mapper().readTree(body);
      if (request.isObject()) {
        return request;
      }
    } catch (IOException e) {
      LOG.log(Level.FINE, "A request to Transcribe is no JSON", e);
    }
    throw TranscribeException.badRequest("The request can't be parsed.");
  }

  private static String resource(String operation, JsonNode request) {
    return operation.equals("ListTranscriptionJobs")
        ? "*"
        : "arn:aws:transcribe:%s:%s:transcription-job/%s"
            .formatted(REGION, ACCOUNT, request.path("TranscriptionJobName").asText());
  }

  private static JsonNode error(String type, String message) {
    return Json.mapper().createObjectNode().put("__type", type).put("Message", message);
  }

  private static void send(HttpExchange exchange, int status, JsonNode answer) {
    var body = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
    exchange.getResponseHeaders().add("x-amzn-RequestId", UUID.randomUUID().toString());
    try {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops at once; a job under way ends without a result. */
  @Override
  public void close() {
    server.stop(0);
    jobs.close();
    runner.close();
  }
}
