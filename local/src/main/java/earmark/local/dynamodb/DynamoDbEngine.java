package earmark.local.dynamodb;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jetty.server.Server;

/** DynamoDB Local itself, on a port of its own that only this process uses. */
final class DynamoDbEngine implements AutoCloseable {
  private final Server server;
  private final LocalDynamoDBRequestHandler tables;
  private final String authorization;
  private final HttpClient http = HttpClient.newHttpClient();

  private DynamoDbEngine(Server server, LocalDynamoDBRequestHandler tables, String region) {
    this.server = server;
    this.tables = tables;
    // DynamoDB Local checks no signature, but wants a key id of letters and digits.
    this.authorization =
        "AWS4-HMAC-SHA256 Credential=local/20260101/%s/dynamodb/aws4_request,".formatted(region)
            + " SignedHeaders=host, Signature=0";
  }

  /** Starts it, in memory when there is no directory to keep the tables in. */
  static DynamoDbEngine start(Optional<Path> directory, String region) {
    NativeSqlite.prepare();
    try {
      // One database for all: otherwise each caller would have tables of its own.
      LocalDynamoDBRequestHandler tables =
          new LocalDynamoDBRequestHandler(
              0, directory.isEmpty(), path(directory), true, /* delayTransientStatuses= */ false);
      Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.setHandler(new LocalDynamoDBServerHandler(tables, "*"));
      server.start();
      return new DynamoDbEngine(server, tables, region);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
  }

  private static String path(Optional<Path> directory) throws IOException {
    return directory.isEmpty() ? null : Files.createDirectories(directory.get()).toString();
  }

  /** Passes a request on. */
  HttpResponse<byte[]> send(String target, String contentType, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getURI().getPort() + "/"))
            .header("X-Amz-Target", target)
            .header("Content-Type", contentType)
            .header("Authorization", authorization)
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while DynamoDB Local worked", e);
    }
  }

  /** Makes a request of the local stack's own. */
  JsonNode call(String operation, ObjectNode body) {
    try {
      HttpResponse<byte[]> answer =
          send(
              "DynamoDB_20120810." + operation,
              "application/x-amz-json-1.0",
              Json.mapper().writeValueAsBytes(body));
      JsonNode json = Json.mapper().readTree(answer.body());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(
            "DynamoDB Local refused %s %s: %s".formatted(operation, body, json));
      }
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not stop", e);
    } finally {
      tables.shutdown();
    }
  }
}
