package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import earmark.platform.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Each event is as AWS sends it: {@code events/recordings}. */
class ArrivalsHandlerTest {
  private static final String VERSION = "3Kgm0Y1xCqT7bWz9";
  private static final String KEY = "3cx/" + Scene.GOOD_NAME;

  private final Scene scene = new Scene();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"put", "multipart-upload", "copy"})
  void shouldVaultWhatArrives(String event) {
    UploadedVersion upload = put(KEY, VERSION);

    List<String> failed = handle(event);

    assertThat(failed).isEmpty();
    assertThat(scene.recording(upload).call().customerNumbers()).containsExactly("+441632960001");
  }

  @Test
  void shouldReadKeysThatWereNotEncoded() {
    UploadedVersion upload = put("3cx/[]_+441632960001-201_20261124091500(381).wav", VERSION);

    List<String> failed = handle("key-not-encoded");

    assertThat(failed).isEmpty();
    assertThat(scene.recording(upload).call().customerNumbers()).containsExactly("+441632960001");
    assertThat(scene.breaker.calls()).startsWith("uploads.read", "uploads.read");
  }

  @Test
  void shouldTakeEveryRecordOfEveryMessage() {
    UploadedVersion first = put(KEY, VERSION);
    UploadedVersion second = put(KEY, "4Lhn1Z2yDrU8cXa0");
    UploadedVersion third =
        put(
            "zoom/GMT20261124-091500_88v27Vl8TzyusVnY6y2uHw_VideoRecording.mp3",
            "9Qms6E7dIwZ3hCf5");

    List<String> failed = handle("several-records");

    assertThat(failed).isEmpty();
    assertThat(scene.recording(first).id()).isNotEqualTo(scene.recording(second).id());
    assertThat(scene.waits(third)).contains(WaitReason.NO_PARTY);
  }

  @Test
  void shouldLetASidecarCompleteItsAudio() {
    String key = "zoom/GMT20261124-091500_88v27Vl8TzyusVnY6y2uHw_VideoRecording.mp3";
    UploadedVersion audio = put(key, "9Qms6E7dIwZ3hCf5");
    scene.arrive(audio);
    scene.uploads.put(
        key + ".json",
        "7Pkr5D6cHvY2gBe4",
        "{\"callFrom\":\"01632960001\",\"callTo\":\"201\"}".getBytes(StandardCharsets.UTF_8),
        Map.of(),
        Scene.UPLOADED);

    List<String> failed = handle("sidecar");

    assertThat(failed).isEmpty();
    assertThat(scene.recording(audio).scope()).isEqualTo(Scope.KEPT);
  }

  @Test
  void shouldListWhatHasNoVersionAsWaiting() {
    put(KEY, VERSION);

    List<String> failed = handle("no-version");

    assertThat(failed).isEmpty();
    assertThat(scene.index.entries().values())
        .extracting(entry -> entry.waiting().orElseThrow().reason())
        .containsExactly(WaitReason.NO_VERSION);
  }

  @Test
  void shouldAcknowledgeWhatS3SendsWhenNotificationsAreSetUp() {
    assertThat(handle("set-up")).isEmpty();
    assertThat(scene.breaker.calls()).isEmpty();
  }

  @Test
  void shouldSendWhatIsMalformedToTheDeadLettersAndDoTheRest() {
    UploadedVersion good = put(KEY, VERSION);

    List<String> failed = handle("malformed");

    assertThat(failed).hasSize(8).allMatch(id -> !id.endsWith("00009"));
    assertThat(scene.recording(good).scope()).isEqualTo(Scope.KEPT);
  }

  @Test
  void shouldHaveTheMessageComeAgainWhenTheVaultThrottles() {
    UploadedVersion upload = put(KEY, VERSION);
    scene.vault.refuse(slowDown());
    List<String> failed = handle("put");
    assertThat(failed).hasSize(1);
    assertThat(scene.index.entries()).isEmpty();
    assertThat(scene.uploads.tagOf(upload)).isEmpty();
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("\"reason\":\"SlowDown\"")
        .doesNotContain("960001");
    scene.vault.accept();

    List<String> again = handle("put");

    assertThat(again).isEmpty();
    assertThat(scene.vault.objects()).containsOnlyKeys(scene.ids.of(upload));
  }

  @Test
  void shouldSayNothingOfANameOrANumberInItsLog() {
    put(KEY, VERSION);
    handle("malformed");
    handle("put");
    scene.vault.refuse(new IllegalStateException("no " + KEY));
    put("3cx/[]_+441632960001-201_20261124091500(381).wav", VERSION);
    handle("key-not-encoded");

    String text = log.toString(StandardCharsets.UTF_8);
    assertThat(text)
        .contains("\"outcome\":\"vaulted\"", "malformed: no records", "IllegalStateException")
        .doesNotContain("Marsh", "960001", "3cx");
    assertThat(text.lines()).hasSize(11);
  }

  /** As S3 answers when it is asked too much; the message quotes the key. */
  private static AwsServiceException slowDown() {
    return S3Exception.builder()
        .statusCode(503)
        .message("Please reduce your request rate: " + KEY)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("SlowDown")
                .errorMessage("Please reduce your request rate: " + KEY)
                .build())
        .build();
  }

  private UploadedVersion put(String key, String version) {
    return scene.uploads.put(key, version, Sounds.wav(100), Map.of(), Scene.UPLOADED);
  }

  private List<String> handle(String event) {
    SQSBatchResponse response = handler().handleRequest(read(event), null);
    return response.getBatchItemFailures().stream()
        .map(BatchItemFailure::getItemIdentifier)
        .toList();
  }

  private ArrivalsHandler handler() {
    return new ArrivalsHandler(
        FakeUploads.BUCKET,
        scene.uploads,
        scene.vault,
        scene.index,
        scene.ids,
        scene.directories,
        scene.policy,
        scene.clock,
        new Log(new PrintStream(log, true, StandardCharsets.UTF_8), scene.clock));
  }

  private static SQSEvent read(String name) {
    Path file = Path.of("..", "events", "recordings", name + ".json");
    try (InputStream json = Files.newInputStream(file)) {
      return LambdaEventSerializers.serializerFor(
              SQSEvent.class, ArrivalsHandlerTest.class.getClassLoader())
          .fromJson(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
