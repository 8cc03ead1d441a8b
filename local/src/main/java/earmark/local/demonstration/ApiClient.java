package earmark.local.demonstration;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A person's program: calls the API with their token. */
public final class ApiClient {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(35);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI api;
  private final String token;

  public ApiClient(URI api, String token) {
    this.api = api;
    this.token = token;
  }

  /** Sends JSON. */
  public HttpResponse<String> post(String path, Object body)
      throws IOException, InterruptedException {
    String json = Json.mapper().writeValueAsString(body);
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** Asks for a form of something. */
  public HttpResponse<String> get(String path, String accept)
      throws IOException, InterruptedException {
    return send(request(path).header("Accept", accept));
  }

  /** An answer's JSON. */
  public static JsonNode json(HttpResponse<String> response) throws IOException {
    return Json.mapper().readTree(response.body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(api.resolve(path))
        .timeout(LONGEST_ANSWER)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
