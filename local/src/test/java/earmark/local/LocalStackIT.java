package earmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.http.LocalHttp;
import earmark.local.http.PortInUseException;
import earmark.local.template.TemplateException;
import earmark.platform.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class LocalStackIT {
  @TempDir private static Path directory;
  private static LocalStack stack;

  @BeforeAll
  static void start() throws IOException {
    stack = LocalStack.start(settings(Files.createDirectories(directory.resolve("templates"))));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void shouldTakeAnUploadThroughQueueAndFunction() throws Exception {
    // When
    upload("good.wav");

    // Then
    Eventually.until(() -> logged("Probe got an event"));
    Eventually.until(() -> stack.queueDepth("Arrivals/Queue") == 0);
  }

  @Test
  void shouldLayAnUploadThatFailsForGoodIntoTheDeadLetterQueue() throws Exception {
    // When its notification carries a word that the function reports as failed
    upload("bad.wav");

    // Then
    Eventually.until(() -> stack.queueDepth("Arrivals/DeadLetters") == 1);
    JsonNode letter = Json.mapper().readTree(stack.messages("Arrivals/DeadLetters").getFirst());
    JsonNode record = letter.path("Records").path(0);
    assertThat(record.path("eventSource").asText()).isEqualTo("aws:s3");
    assertThat(record.path("s3").path("object").path("key").asText()).isEqualTo("bad.wav");
    assertThat(record.path("s3").path("bucket").path("name").asText())
        .isEqualTo(stack.bucket("Uploads/Files"));
  }

  @Test
  void shouldKeepEverythingInItsDirectoryBetweenStarts() throws Exception {
    // Given
    LocalSettings kept =
        settings(Files.createDirectories(directory.resolve("kept-templates")))
            .withData(directory.resolve("kept"));
    try (LocalStack first = LocalStack.start(kept)) {
      upload(first, "bad-and-kept.wav");
      Eventually.until(() -> first.queueDepth("Arrivals/DeadLetters") == 1);
    }

    // When
    try (LocalStack second = LocalStack.start(kept);
        S3Client s3 = second.s3As(second.administrator())) {
      // Then
      assertThat(second.messages("Arrivals/DeadLetters"))
          .singleElement()
          .asString()
          .contains("bad-and-kept.wav");
      assertThat(
              s3.headObject(
                      head -> head.bucket(second.bucket("Uploads/Files")).key("bad-and-kept.wav"))
                  .contentLength())
          .isEqualTo(1);
    }
  }

  @Test
  void shouldAnswerTheApiToWhoIsSignedIn() throws Exception {
    // Given
    URI notes = stack.apiEndpoint().resolve("/notes/7");
    String token = stack.tokens().accessTokenFor(stack.people().withRole("hr-manager"));

    // When
    HttpResponse<String> stranger = send(HttpRequest.newBuilder(notes));
    HttpResponse<String> helen =
        send(HttpRequest.newBuilder(notes).header("Authorization", "Bearer " + token));

    // Then
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(helen.statusCode()).isEqualTo(201);
    assertThat(helen.headers().firstValue("set-cookie")).hasValue("seen=yes");
    JsonNode event = Json.mapper().readTree(helen.body());
    assertThat(event.path("pathParameters").path("noteId").asText()).isEqualTo("7");
    assertThat(
            event
                .path("requestContext")
                .path("authorizer")
                .path("jwt")
                .path("claims")
                .path("username")
                .asText())
        .isEqualTo("helen.marsh");
  }

  @Test
  void shouldInvokeFunctionsByHandAndSayWhereToLookWhenTheyFail() {
    assertThat(stack.functions()).containsExactly("Probe");
    assertThat(stack.invoke("Probe", "{\"do\":\"echo\"}")).isEqualTo("{\"do\":\"echo\"}");
    assertThatThrownBy(() -> stack.invoke("Probe", "{\"do\":\"fail\"}"))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining("told to fail")
        .hasMessageContaining("Probe.log");
  }

  @Test
  void shouldSayWhichPortIsInUseAndWhichOptionChangesIt() {
    try (LocalHttp other =
        LocalHttp.start(0, exchange -> LocalHttp.send(exchange, 204, new byte[0]))) {
      assertThat(failureOf("--port-s3", Integer.toString(other.port())))
          .isEqualTo("Port " + other.port() + " is in use: choose another with --port-s3\n");
      assertThatThrownBy(
              () ->
                  LocalStack.start(
                      LocalSettings.of(directory).withPorts(new Ports(0, 0, 0, other.port()))))
          .isInstanceOf(PortInUseException.class);
    }
  }

  @Test
  void shouldSayWhichCommandBuildsMissingTemplates() {
    assertThat(failureOf("--port-s3", "0"))
        .startsWith("There is no synthesized template in")
        .contains("./mvnw")
        .endsWith("\n")
        .containsOnlyOnce("\n");
    assertThatThrownBy(() -> LocalStack.start(LocalSettings.of(directory).withPorts(Ports.ANY)))
        .isInstanceOf(TemplateException.class);
  }

  /** Runs the program where no templates are, and gives what it says on standard error. */
  private static String failureOf(String... options) {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      List<String> arguments =
          List.of(
              "--once",
              "--root",
              directory.toString(),
              "--port-api=0",
              "--port-sign-in=0",
              "--port-dynamodb=0",
              options[0],
              options[1]);
      int exit =
          new CommandLine(new EarmarkOnOneMachine(_ -> true))
              .execute(arguments.toArray(String[]::new));
      assertThat(exit).isEqualTo(2);
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private static LocalSettings settings(Path templates) throws IOException {
    return LocalSettings.of(directory)
        .withTemplates(TinyAssembly.writeTo(templates))
        .withPorts(Ports.ANY)
        .withRetryAfter(Duration.ofMillis(50));
  }

  private static void upload(String key) {
    upload(stack, key);
  }

  private static void upload(LocalStack to, String key) {
    try (S3Client s3 = to.s3As(to.phoneSystem())) {
      s3.putObject(
          put -> put.bucket(to.bucket("Uploads/Files")).key(key), RequestBody.fromString("x"));
    }
  }

  private static boolean logged(String text) {
    try {
      Path log = stack.logOf("Probe");
      return Files.exists(log) && Files.readString(log).contains(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
