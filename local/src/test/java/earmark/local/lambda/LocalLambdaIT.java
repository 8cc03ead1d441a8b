package earmark.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.Eventually;
import earmark.local.TinyAssembly;
import earmark.local.calls.Callers;
import earmark.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalLambdaIT {
  private final Callers callers = new Callers();
  private final List<String> deadLetters = new CopyOnWriteArrayList<>();
  @TempDir private Path directory;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private LocalLambda lambda;

  @AfterEach
  void close() {
    lambda.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldRunAFunctionInAProcessOfItsOwnWithNothingButItsEnvironment(RuntimeClient client)
      throws IOException {
    // Given
    start(client);

    // When
    JsonNode environment = answer("{\"do\":\"environment\"}");

    // Then it has what the template and Lambda give it
    assertThat(environment.path("GREETING").asText()).isEqualTo("hello");
    assertThat(environment.path("NOTES_TABLE").asText()).isEqualTo("TinyData-Notes");
    assertThat(environment.path("AWS_REGION").asText()).isEqualTo("eu-west-2");
    assertThat(environment.path("AWS_ENDPOINT_URL_S3").asText()).isEqualTo("http://127.0.0.1:1");
    assertThat(environment.path("AWS_ACCESS_KEY_ID").asText()).isEqualTo("LOCAL-Probe");
    assertThat(environment.path("AWS_SECRET_ACCESS_KEY").asText())
        .isEqualTo(callers.secretOf("LOCAL-Probe").orElseThrow());
    assertThat(environment.path("context.name").asText()).isEqualTo("Probe");
    assertThat(environment.path("context.arn").asText()).endsWith(":function:Probe");
    assertThat(environment.path("context.left").asText()).isEqualTo("true");
    assertThat(environment.path("process").asLong()).isNotEqualTo(ProcessHandle.current().pid());
    // And nothing of this process's
    assertThat(environment.has("HOME")).isFalse();
    assertThat(environment.fieldNames())
        .toIterable()
        .allMatch(
            name ->
                name.startsWith("AWS_")
                    || name.startsWith("context.")
                    || List.of(
                            "GREETING",
                            "NOTES_TABLE",
                            "PATH",
                            "LANG",
                            "TZ",
                            "_HANDLER",
                            "process",
                            "now",
                            "LD_LIBRARY_PATH",
                            "_X_AMZN_TRACE_ID")
                        .contains(name));
  }

  @ParameterizedTest
  @EnumSource
  void shouldSayWhatTheFunctionThrewAndKeepItsOutput(RuntimeClient client) throws IOException {
    // Given
    start(client);

    // When
    InvocationResult result = invoke("{\"do\":\"fail\"}");

    // Then
    assertThat(result).isInstanceOf(InvocationResult.Failed.class);
    JsonNode error = Json.mapper().readTree(result.payload());
    assertThat(error.path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
    assertThat(error.path("errorMessage").asText()).isEqualTo("told to fail");
    assertThat(Files.readString(lambda.logOf("Probe"))).contains("Probe got an event");
    // And the same process goes on
    assertThat(invoke("{\"do\":\"echo\"}").text()).isEqualTo("{\"do\":\"echo\"}");
  }

  @Test
  void shouldKeepTheProcessWarmAndReplaceOneThatDied() throws IOException {
    // Given
    start(RuntimeClient.ofThisSystem());
    long first = process();
    assertThat(process()).isEqualTo(first);

    // When
    InvocationResult result = invoke("{\"do\":\"die\"}");

    // Then
    assertThat(result.text()).contains("Runtime.ExitError").contains("status 3");
    assertThat(process()).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource
  void shouldPutTheFunctionsClockAheadWhenThisOneWasMoved(RuntimeClient client) throws IOException {
    // Given
    start(client);
    long first = process();

    // When
    ahead.set(Duration.ofDays(1105));

    // Then
    Instant there = Instant.parse(answer("{\"do\":\"environment\"}").path("now").asText());
    assertThat(Duration.between(Instant.now(), there))
        .isCloseTo(Duration.ofDays(1105), Duration.ofMinutes(1));
    assertThat(process()).isNotEqualTo(first);
  }

  @Test
  void shouldStopAFunctionThatTakesTooLong() throws IOException {
    // Given
    start(RuntimeClient.ofThisSystem());
    long first = process();

    // When
    InvocationResult result = invoke("{\"do\":\"sleep\"}");

    // Then
    assertThat(result.text()).contains("Sandbox.Timedout").contains("after 2.00 seconds");
    assertThat(ProcessHandle.of(first).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    assertThat(process()).isNotEqualTo(first);
  }

  @Test
  void shouldRepeatAnAsynchronousInvocationTwiceThenLayADeadLetter() throws Exception {
    // Given
    start(RuntimeClient.ofThisSystem());

    // When
    lambda.invokeLater(
        "arn:aws:lambda:eu-west-2:000000000000:function:Probe:live", bytes("{\"do\":\"fail\"}"));

    // Then
    Eventually.until(() -> !deadLetters.isEmpty());
    assertThat(deadLetters).containsExactly(TinyAssembly.LATE_LETTERS + " {\"do\":\"fail\"}");
    assertThat(Files.readString(lambda.logOf("Probe")).split("Probe got", -1)).hasSize(4);
  }

  private void start(RuntimeClient client) throws IOException {
    Path templates = Files.createDirectories(directory.resolve("templates"));
    URI nowhere = URI.create("http://127.0.0.1:1");
    lambda =
        new LocalLambda(
            FunctionSpecs.of(TinyAssembly.in(templates)),
            new ChildSettings(
                "eu-west-2",
                Map.of("S3", nowhere, "DYNAMODB", nowhere, "TRANSCRIBE", nowhere),
                directory.resolve("functions"),
                client,
                ahead::get),
            callers,
            Duration.ofMillis(10),
            (queue, message) -> deadLetters.add(queue + " " + message),
            Clock.systemUTC());
  }

  private long process() throws IOException {
    return answer("{\"do\":\"environment\"}").path("process").asLong();
  }

  private JsonNode answer(String event) throws IOException {
    InvocationResult result = invoke(event);
    assertThat(result).as(result.text()).isInstanceOf(InvocationResult.Answered.class);
    return Json.mapper().readTree(result.payload());
  }

  private InvocationResult invoke(String event) {
    return lambda.invoke("Probe", bytes(event));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
