package earmark.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.local.Eventually;
import earmark.local.MovableClock;
import earmark.local.TinyAssembly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalEventsTest {
  private static final String PROBE = "arn:aws:lambda:eu-west-2:000000000000:function:Probe:live";

  private final MovableClock clock = new MovableClock();
  private final List<String> delivered = new CopyOnWriteArrayList<>();
  @TempDir private Path directory;
  private LocalEvents events;

  @BeforeEach
  void open() throws IOException {
    events =
        new LocalEvents(
            TinyAssembly.in(directory),
            TinyAssembly.PLACE,
            (function, event) ->
                delivered.add(function + " " + new String(event, StandardCharsets.UTF_8)),
            clock);
  }

  @AfterEach
  void close() {
    events.close();
  }

  @Test
  void shouldHandAnEventToTheFunctionsOfTheRulesItMatches() {
    String ended = ended("COMPLETED");

    events.put(ended);
    events.put(ended("IN_PROGRESS"));

    assertThat(delivered).containsExactly(PROBE + " " + ended);
  }

  @Test
  void shouldFireAScheduleOnceWhenTheClockIsMovedPastIt() throws InterruptedException {
    events.start();
    Thread.sleep(300);
    assertThat(delivered).isEmpty();

    clock.forward(Duration.ofHours(1));

    Eventually.until(() -> !delivered.isEmpty());
    Thread.sleep(300);
    assertThat(delivered)
        .singleElement()
        .asString()
        .startsWith(PROBE)
        .contains("\"detail-type\":\"Scheduled Event\"", "rule/TinyService-Probing-Often");
  }

  private static String ended(String status) {
    return """
    {"source": "aws.transcribe", "detail-type": "Transcribe Job State Change",
     "detail": {"TranscriptionJobName": "j", "TranscriptionJobStatus": "%s"}}
    """
        .formatted(status)
        .strip();
  }
}
