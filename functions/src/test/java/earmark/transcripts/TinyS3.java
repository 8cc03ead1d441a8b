package earmark.transcripts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** As much of S3's wire protocol as the adapters use, with objects in memory. */
final class TinyS3 implements AutoCloseable {
  final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();
  final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<Integer, byte[]> parts = new ConcurrentSkipListMap<>();
  private final HttpServer server;
  private int failsAtPart = Integer.MAX_VALUE;

  TinyS3() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    // The vault's object is still being sent while the parts of its copy arrive.
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  S3Client client() {
    return S3Client.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .forcePathStyle(true)
        .region(Region.EU_WEST_2)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  void failAtPart(int number) {
    failsAtPart = number;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String query = String.valueOf(exchange.getRequestURI().getQuery());
      calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      byte[] body = content(exchange);
      switch (exchange.getRequestMethod()) {
        case "GET", "HEAD" -> get(exchange, path);
        case "PUT" -> put(exchange, path, query, body);
        case "POST" -> post(exchange, path, query);
        case "DELETE" -> {
          objects.remove(path);
          exchange.sendResponseHeaders(204, -1);
        }
        default -> exchange.sendResponseHeaders(405, -1);
      }
    }
  }

  private void get(HttpExchange exchange, String path) throws IOException {
    byte[] object = objects.get(path);
    if (object == null) {
      send(exchange, 404, "<Error><Code>NoSuchKey</Code><Message>No.</Message></Error>");
    } else if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", Integer.toString(object.length));
      exchange.sendResponseHeaders(200, -1);
    } else {
      exchange.sendResponseHeaders(200, object.length);
      exchange.getResponseBody().write(object);
    }
  }

  private void put(HttpExchange exchange, String path, String query, byte[] body)
      throws IOException {
    if (query.contains("partNumber=")) {
      int number = Integer.parseInt(query.replaceAll(".*partNumber=(\\d+).*", "$1"));
      if (number >= failsAtPart) {
        send(exchange, 403, "<Error><Code>AccessDenied</Code><Message>No.</Message></Error>");
        return;
      }
      parts.put(number, body);
    } else {
      objects.put(path, body);
    }
    exchange.getResponseHeaders().set("ETag", "\"tag\"");
    exchange.sendResponseHeaders(200, -1);
  }

  private void post(HttpExchange exchange, String path, String query) throws IOException {
    if (query.contains("uploads")) {
      parts.clear();
      send(
          exchange,
          200,
          "<InitiateMultipartUploadResult><UploadId>one</UploadId>"
              + "</InitiateMultipartUploadResult>");
    } else {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      parts.values().forEach(whole::writeBytes);
      objects.put(path, whole.toByteArray());
      send(exchange, 200, "<CompleteMultipartUploadResult></CompleteMultipartUploadResult>");
    }
  }

  private static void send(HttpExchange exchange, int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
    if (!head) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** The body, taken out of the chunks in which the SDK sends checksums along. */
  private static byte[] content(HttpExchange exchange) throws IOException {
    InputStream body = exchange.getRequestBody();
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    if (encoding == null || !encoding.contains("aws-chunked")) {
      return body.readAllBytes();
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (int size = chunk(body); size > 0; size = chunk(body)) {
      content.writeBytes(body.readNBytes(size));
      body.skipNBytes(2);
    }
    body.readAllBytes();
    return content.toByteArray();
  }

  private static int chunk(InputStream body) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = body.read(); c >= 0 && c != '\n'; c = body.read()) {
      line.append((char) c);
    }
    return Integer.parseInt(line.toString().replaceAll("[;\r].*", ""), 16);
  }
}
