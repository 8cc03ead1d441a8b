package earmark.local;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.local.clock.Passage;
import earmark.local.clock.Passage.Fate;
import earmark.platform.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** The clock of a whole stack: by hand, over HTTP, and over a restart. */
class ClockIT {
  @TempDir private Path directory;
  private LocalStack stack;

  @BeforeEach
  void start() throws IOException {
    stack =
        LocalStack.start(
            LocalSettings.of(directory)
                .withTemplates(
                    TinyAssembly.writeTo(Files.createDirectories(directory.resolve("templates"))))
                .withPorts(Ports.ANY)
                .withData(directory.resolve("data"))
                .withRetryAfter(Duration.ofMillis(50)));
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  @Test
  void shouldLetLifecycleAndTimeToLiveDoInOrderWhatFallsDueOnTheWay() throws Exception {
    // Given
    upload("soon.wav", "");
    upload("late.wav", "retention=kept");
    note("ends", Instant.now().plus(40, ChronoUnit.DAYS));
    note("lasts", Instant.now().plus(400, ChronoUnit.DAYS));

    // When
    HttpResponse<String> answer = post("{\"forward\":\"P100D\"}");

    // Then
    assertThat(answer.statusCode()).isEqualTo(200);
    Passage passage = Json.mapper().readValue(answer.body(), Passage.class);
    assertThat(passage.went())
        .filteredOn(went -> went.version().key().equals("soon.wav"))
        .extracting(went -> went.fate() + " " + went.rule())
        .containsExactly(Fate.HIDDEN + " standard", Fate.DELETED + " standard");
    // A day that began just after the marker's midnight, rounded up
    assertThat(Duration.between(passage.went().getFirst().at(), passage.went().getLast().at()))
        .isCloseTo(Duration.ofDays(2), Duration.ofMinutes(1));
    assertThat(passage.expiredItems()).isEqualTo(1);
    assertThat(titles()).containsOnly("lasts");
    assertThat(Duration.between(Instant.now(), stack.clock().instant()))
        .isCloseTo(Duration.ofDays(100), Duration.ofMinutes(1));
  }

  @Test
  void shouldRefuseWhoIsNotOfThisMachineAndWhatIsNoTime() throws Exception {
    assertThat(post("{\"forward\":\"yesterday\"}").statusCode()).isEqualTo(400);
    assertThat(post("{\"forward\":\"-P1D\"}").statusCode()).isEqualTo(400);
    assertThat(post("not json").statusCode()).isEqualTo(400);
    HttpResponse<String> form =
        send(HttpRequest.newBuilder(clock()).POST(BodyPublishers.ofString("forward=P1D")));
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(stack.clock().ahead()).isZero();
  }

  @Test
  void shouldTellTheTimeAndMoveItFromTheCommandLine() {
    upload("soon.wav", "");

    assertThat(run("clock", "+60d")).contains("It is ", "What went:", "soon.wav", "rule standard");
    assertThat(run("clock")).contains("It is ", "Nothing went.");
    assertThat(stack.clock().ahead()).isCloseTo(Duration.ofDays(60), Duration.ofMinutes(1));
  }

  @Test
  void shouldBeAsFarAheadAfterARestart() throws Exception {
    // Given
    Passage _ = stack.forward(Duration.ofDays(3));
    Duration before = stack.clock().ahead();

    // When
    stack.close();
    start();

    // Then
    assertThat(stack.clock().ahead()).isEqualTo(before);
  }

  private String run(String... arguments) {
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      String[] all = new String[arguments.length + 1];
      System.arraycopy(arguments, 0, all, 0, arguments.length);
      all[arguments.length] = "--port-api=" + stack.apiEndpoint().getPort();
      assertThat(new CommandLine(new EarmarkOnOneMachine((_, _) -> true)).execute(all)).isZero();
    } finally {
      System.setOut(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private URI clock() {
    return stack.apiEndpoint().resolve("/_local/clock");
  }

  private HttpResponse<String> post(String body) throws Exception {
    return send(
        HttpRequest.newBuilder(clock())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  private void upload(String key, String tags) {
    try (S3Client s3 = stack.s3As(stack.phoneSystem())) {
      s3.putObject(
          put -> put.bucket(stack.bucket("Uploads/Files")).key(key).tagging(tags),
          RequestBody.fromString("x"));
    }
  }

  private void note(String id, Instant end) {
    try (DynamoDbClient dynamoDb = stack.dynamoDbAs(stack.administrator())) {
      dynamoDb.putItem(
          put ->
              put.tableName(stack.table("Notes"))
                  .item(
                      Map.of(
                          "id", AttributeValue.fromS(id),
                          "at", AttributeValue.fromN("1"),
                          "expiresAt", AttributeValue.fromN(Long.toString(end.getEpochSecond())))));
    }
  }

  private List<String> titles() {
    try (DynamoDbClient dynamoDb = stack.dynamoDbAs(stack.administrator())) {
      return dynamoDb.scan(scan -> scan.tableName(stack.table("Notes"))).items().stream()
          .map(item -> item.get("id").s())
          .toList();
    }
  }
}
