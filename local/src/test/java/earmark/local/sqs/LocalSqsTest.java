package earmark.local.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.Eventually;
import earmark.local.MovableClock;
import earmark.local.TinyAssembly;
import earmark.local.lambda.InvocationResult;
import earmark.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSqsTest {
  private final MovableClock clock = new MovableClock();
  private final List<JsonNode> batches = new CopyOnWriteArrayList<>();
  @TempDir private Path directory;
  private LocalSqs sqs;

  @BeforeEach
  void open() throws IOException {
    Path templates = Files.createDirectories(directory.resolve("templates"));
    sqs =
        new LocalSqs(
            TinyAssembly.in(templates),
            "eu-west-2",
            directory.resolve("sqs"),
            Duration.ofMillis(20),
            clock);
  }

  @AfterEach
  void close() {
    sqs.close();
  }

  @Test
  void shouldHandMessagesOverAsLambdaDoesAndForgetThem() throws Exception {
    // Given
    sqs.send(TinyAssembly.ARRIVALS, "one");
    sqs.send(TinyAssembly.ARRIVALS, "two");

    // When
    poll(batch -> answered("{\"batchItemFailures\":[]}"));

    // Then
    Eventually.until(() -> sqs.depth(TinyAssembly.ARRIVALS) == 0);
    JsonNode record = batches.getFirst().path("Records").path(0);
    assertThat(batches.getFirst().path("Records")).hasSize(2);
    assertThat(record.path("body").asText()).isEqualTo("one");
    assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(record.path("eventSourceARN").asText()).isEqualTo(TinyAssembly.ARRIVALS);
    assertThat(record.path("awsRegion").asText()).isEqualTo("eu-west-2");
    assertThat(record.path("md5OfBody").asText()).isEqualTo("f97c5d29941bfb1b2fdab0874906ab82");
    assertThat(record.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("1");
  }

  @Test
  void shouldRepeatOnlyWhatTheFunctionReportsAsFailed() throws Exception {
    // Given
    sqs.send(TinyAssembly.ARRIVALS, "good");
    sqs.send(TinyAssembly.ARRIVALS, "bad");

    // When
    poll(batch -> answered(batches.size() == 1 ? failuresOf(batch, "bad") : "{}"));

    // Then
    Eventually.until(() -> sqs.depth(TinyAssembly.ARRIVALS) == 0);
    assertThat(batches).hasSize(2);
    JsonNode again = batches.get(1).path("Records");
    assertThat(again).hasSize(1);
    assertThat(again.path(0).path("body").asText()).isEqualTo("bad");
    assertThat(again.path(0).path("attributes").path("ApproximateReceiveCount").asText())
        .isEqualTo("2");
  }

  @Test
  void shouldRepeatTheWholeBatchWhenTheFunctionFails() throws Exception {
    sqs.send(TinyAssembly.ARRIVALS, "one");
    sqs.send(TinyAssembly.ARRIVALS, "two");

    poll(
        batch ->
            batches.size() == 1
                ? new InvocationResult.Failed("Unhandled", bytes("{}"))
                : answered("null"));

    Eventually.until(() -> sqs.depth(TinyAssembly.ARRIVALS) == 0);
    assertThat(bodies()).containsExactlyInAnyOrder("one", "two", "one", "two");
  }

  @Test
  void shouldRepeatTheWholeBatchWhenTheReportNamesAStranger() throws Exception {
    sqs.send(TinyAssembly.ARRIVALS, "one");

    poll(
        batch ->
            answered(
                batches.size() == 1
                    ? "{\"batchItemFailures\":[{\"itemIdentifier\":\"stranger\"}]}"
                    : "{}"));

    Eventually.until(() -> sqs.depth(TinyAssembly.ARRIVALS) == 0);
    assertThat(bodies()).containsExactly("one", "one");
  }

  @Test
  void shouldMoveWhatFailsThreeTimesToTheDeadLetterQueue() throws Exception {
    sqs.send(TinyAssembly.ARRIVALS, "bad");

    poll(batch -> answered(failuresOf(batch, "bad")));

    Eventually.until(() -> sqs.depth(TinyAssembly.ARRIVALS_DEAD) == 1);
    assertThat(sqs.depth(TinyAssembly.ARRIVALS)).isZero();
    assertThat(sqs.bodies(TinyAssembly.ARRIVALS_DEAD)).containsExactly("bad");
    assertThat(bodies()).containsExactly("bad", "bad", "bad");
  }

  @Test
  void shouldKeepMessagesBetweenStarts() throws Exception {
    // Given
    sqs.send(TinyAssembly.ARRIVALS, "kept");
    sqs.close();

    // When
    open();

    // Then
    assertThat(sqs.bodies(TinyAssembly.ARRIVALS)).containsExactly("kept");
    poll(batch -> answered("{}"));
    Eventually.until(() -> sqs.depth(TinyAssembly.ARRIVALS) == 0);
  }

  @Test
  void shouldForgetMessagesAfterTheRetentionPeriod() {
    sqs.send(TinyAssembly.ARRIVALS_DEAD, "old");

    clock.forward(Duration.ofDays(13));
    assertThat(sqs.depth(TinyAssembly.ARRIVALS_DEAD)).isEqualTo(1);
    clock.forward(Duration.ofDays(2));
    assertThat(sqs.depth(TinyAssembly.ARRIVALS_DEAD)).isZero();
  }

  private void poll(Function<JsonNode, InvocationResult> function) {
    sqs.startPolling(
        (name, payload) -> {
          assertThat(name).isEqualTo("Probe:live");
          JsonNode batch = parse(payload);
          batches.add(batch);
          return function.apply(batch);
        });
  }

  private List<String> bodies() {
    return batches.stream()
        .flatMap(batch -> batch.path("Records").valueStream())
        .map(record -> record.path("body").asText())
        .toList();
  }

  private static String failuresOf(JsonNode batch, String body) {
    String id =
        batch
            .path("Records")
            .valueStream()
            .filter(record -> record.path("body").asText().equals(body))
            .map(record -> record.path("messageId").asText())
            .findFirst()
            .orElseThrow();
    return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + id + "\"}]}";
  }

  private static InvocationResult answered(String json) {
    return new InvocationResult.Answered(bytes(json));
  }

  private static JsonNode parse(byte[] json) {
    try {
      return Json.mapper().readTree(json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
