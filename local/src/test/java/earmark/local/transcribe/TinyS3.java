package earmark.local.transcribe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of S3 as a job needs: objects that are put and got whole, and who did so. */
final class TinyS3 implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  TinyS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  void put(String path, byte[] object) {
    objects.put(path, object);
  }

  byte[] get(String path) {
    return objects.get(path);
  }

  /** Lines such as {@code GET /bucket/key by AKIDEXAMPLE}. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var authorization = exchange.getRequestHeaders().getFirst("Authorization");
      var signer = authorization.replaceFirst(".*Credential=([^/]+)/.*", "$1");
      requests.add(exchange.getRequestMethod() + " " + path + " by " + signer);
      if (exchange.getRequestMethod().equals("PUT")) {
        objects.put(path, exchange.getRequestBody().readAllBytes());
        exchange.sendResponseHeaders(200, -1);
      } else if (objects.containsKey(path)) {
        answer(exchange, 200, objects.get(path));
      } else {
        answer(
            exchange,
            404,
            "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
