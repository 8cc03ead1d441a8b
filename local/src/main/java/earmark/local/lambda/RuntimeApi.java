package earmark.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import earmark.local.http.LocalHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The Lambda Runtime API of one function process.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda Runtime
 *     API</a>
 */
final class RuntimeApi implements AutoCloseable {
  private static final String PREFIX = "/2018-06-01/runtime/";
  private static final byte[] NOTHING = {};

  private final String functionArn;
  private final Duration timeout;
  private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
  private final Map<String, Invocation> taken = new ConcurrentHashMap<>();
  private final LocalHttp http;

  RuntimeApi(String functionArn, Duration timeout) {
    this.functionArn = functionArn;
    this.timeout = timeout;
    this.http = LocalHttp.start(0, this::handle);
  }

  /** Host and port, as {@code AWS_LAMBDA_RUNTIME_API} names them. */
  String address() {
    return "127.0.0.1:" + http.port();
  }

  void offer(Invocation invocation) {
    waiting.add(invocation);
  }

  /** Ends everything that waits here: the process is gone. */
  void failAll(String type, String message) {
    waiting.forEach(invocation -> invocation.fail(type, message));
    taken.values().forEach(invocation -> invocation.fail(type, message));
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String call = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
    if (call.equals("invocation/next")) {
      next(exchange);
    } else if (call.startsWith("invocation/")) {
      finish(exchange, call);
    } else if (call.equals("init/error")) {
      byte[] error = exchange.getRequestBody().readAllBytes();
      waiting.forEach(invocation -> invocation.fail(error));
      LocalHttp.send(exchange, 202, NOTHING);
    } else {
      LocalHttp.send(exchange, 404, NOTHING);
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    Invocation invocation = take();
    taken.put(invocation.requestId(), invocation);
    invocation.taken().complete(null);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.set("Lambda-Runtime-Invoked-Function-Arn", functionArn);
    // The function reads its own process's clock, so the deadline is in real time.
    long deadline = System.currentTimeMillis() + timeout.toMillis();
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(deadline));
    LocalHttp.send(exchange, 200, invocation.payload());
  }

  private Invocation take() throws IOException {
    try {
      return waiting.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The runtime API was closed", e);
    }
  }

  /** {@code invocation/<id>/response} or {@code invocation/<id>/error}. */
  private void finish(HttpExchange exchange, String call) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int slash = call.lastIndexOf('/');
    Invocation invocation =
        taken.remove(
            call.substring("invocation/".length(), Math.max(slash, "invocation/".length())));
    if (invocation == null) {
      LocalHttp.send(exchange, 400, NOTHING);
    } else {
      // Answered first, so that the process is back before the next event comes.
      LocalHttp.send(exchange, 202, NOTHING);
      if (call.endsWith("/response")) {
        invocation.answer(body);
      } else {
        invocation.fail(body);
      }
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
