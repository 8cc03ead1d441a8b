package earmark.retention;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import earmark.platform.Log;
import earmark.policy.Policy;
import earmark.policy.RetentionClass;
import earmark.recordings.RecordingId;
import earmark.recordings.VaultedVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each event is as AWS sends it: {@code events/departures}. */
class DeparturesHandlerTest {
  private static final RecordingId ID = new RecordingId("mfrggzdfmztwq2lknnwg23tpoa");

  private final Breaker breaker = new Breaker();
  private final FakeVersions versions = new FakeVersions(breaker);
  private final FakeReceipts receipts = new FakeReceipts(breaker);
  private final FakeTraces traces = new FakeTraces(breaker);
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void vault() {
    versions.add(
        new VaultedVersion(
            ID,
            "3Kgm0Y1xCqT7bWz9",
            RetentionClass.STANDARD,
            Instant.parse("2023-11-24T09:15:00Z"),
            "c2hhMjU2",
            790_124,
            true));
    traces.add(ID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lifecycle-delete", "version-deleted", "several-records"})
  void shouldForgetWhatIsGoneForGood(String event) {
    List<String> failed = handle(event);

    assertThat(failed).isEmpty();
    assertThat(receipts.all())
        .singleElement()
        .satisfies(receipt -> assertThat(receipt.dayOfDeletion()).isEqualTo("2026-11-25"));
    assertThat(traces.left()).isEmpty();
    assertThat(versions.find(ID)).isEmpty();
  }

  static List<Arguments> nothingGone() {
    return List.of(
        Arguments.of("lifecycle-marker-created", "hidden", ID.value()),
        Arguments.of("marker-created", "hidden", ID.value()),
        Arguments.of("marker-removed", "other-version", ID.value()),
        Arguments.of("lifecycle-marker-removed", "other-version", ID.value()),
        Arguments.of("unknown-id", "unknown", "nbswy3dpo5xxe3denbswy3dpo4"));
  }

  @ParameterizedTest
  @MethodSource("nothingGone")
  void shouldForgetNothingAndSaySo(String event, String outcome, String recording) {
    List<String> failed = handle(event);

    assertThat(failed).isEmpty();
    assertThat(receipts.all()).isEmpty();
    assertThat(traces.left()).containsExactly(ID);
    assertThat(versions.find(ID)).isPresent();
    assertThat(text()).contains("\"outcome\":\"" + outcome + "\"", recording);
  }

  @Test
  void shouldNotRepeatAKeyThatIsNoRecordings() {
    handle("unknown-id");

    assertThat(text()).contains("no recording's key").doesNotContain("recording%27s", "key.wav");
  }

  @Test
  void shouldAcknowledgeWhatS3SendsWhenNotificationsAreSetUp() {
    assertThat(handle("set-up")).isEmpty();
    assertThat(breaker.calls()).isEmpty();
  }

  @Test
  void shouldSendWhatIsMalformedToTheDeadLettersAndDoTheRest() {
    List<String> failed = handle("malformed");

    assertThat(failed).hasSize(7).noneMatch(id -> id.endsWith("00008"));
    assertThat(receipts.all()).hasSize(1);
    assertThat(text())
        .contains(
            "malformed: no JSON",
            "malformed: no records",
            "malformed: not a departure",
            "malformed: another bucket",
            "malformed: no version",
            "malformed: no time");
  }

  @Test
  void shouldLetAMessageComeAgainWhenAPartOfAwsFails() {
    breaker.dieBehind(3);

    List<String> failed = handle("lifecycle-delete");
    breaker.restart();
    List<String> again = handle("lifecycle-delete");

    assertThat(failed).hasSize(1);
    assertThat(again).isEmpty();
    assertThat(receipts.all()).hasSize(1);
    assertThat(versions.find(ID)).isEmpty();
  }

  private String text() {
    return log.toString(StandardCharsets.UTF_8);
  }

  private List<String> handle(String event) {
    SQSBatchResponse response = handler().handleRequest(read(event), null);
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private DeparturesHandler handler() {
    return new DeparturesHandler(
        "earmark-recordings",
        new ForgetRecording(versions, receipts, List.of(traces), Policy.bundled()),
        new Log(
            new PrintStream(log, true, StandardCharsets.UTF_8),
            Clock.fixed(Instant.parse("2026-11-25T03:00:00Z"), ZoneOffset.UTC)));
  }

  private static SQSEvent read(String name) {
    Path file = Path.of("..", "events", "departures", name + ".json");
    try (InputStream json = Files.newInputStream(file)) {
      return LambdaEventSerializers.serializerFor(
              SQSEvent.class, DeparturesHandlerTest.class.getClassLoader())
          .fromJson(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
