package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.platform.RetryLaterException;
import earmark.policy.RetentionClass;
import earmark.recordings.IndexRecording.Outcome;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakeSidecarTest {
  private static final String ZOOM = "GMT20261124-091500_88v27Vl8TzyusVnY6y2uHw_VideoRecording.mp3";
  private static final String PARTIES = "{\"callFrom\":\"+441632960001\",\"callTo\":\"201\"}";

  private final Scene scene = new Scene();

  @Test
  void shouldFillTheGapsWhenItComesBeforeItsAudio() {
    UploadedVersion sidecar = sidecar(ZOOM, PARTIES);
    UploadedVersion audio = scene.upload(ZOOM);

    scene.arrive(audio);

    assertThat(scene.recording(audio).scope()).isEqualTo(Scope.KEPT);
    assertThat(scene.recording(audio).call().time().source()).isEqualTo(CallTime.Source.NAME_UTC);
    assertThat(scene.uploads.tagOf(sidecar)).contains(RetentionClass.VAULTED);
    assertThat(scene.breaker.calls())
        .containsExactly(
            "uploads.read",
            "uploads.readSmall",
            "vault.store",
            "index.enter",
            "uploads.tag",
            "uploads.tag");
  }

  @Test
  void shouldFillTheGapsWhenItComesAfterItsAudio() {
    UploadedVersion audio = scene.upload(ZOOM);
    scene.arrive(audio);
    assertThat(scene.waits(audio)).contains(WaitReason.NO_PARTY);
    UploadedVersion sidecar = sidecar(ZOOM, PARTIES);

    Outcome outcome = scene.arrive(sidecar);

    assertThat(outcome).isEqualTo(new Outcome.Vaulted(scene.ids.of(audio)));
    assertThat(scene.recording(audio).call().customerNumbers()).containsExactly("+441632960001");
    assertThat(scene.uploads.tagOf(audio)).contains(RetentionClass.VAULTED);
    assertThat(scene.uploads.tagOf(sidecar)).contains(RetentionClass.VAULTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void shouldBeSettledWithItsAudioThoughTheProcessDiesBehindAnyStep(int step) {
    UploadedVersion sidecar = sidecar(ZOOM, PARTIES);
    UploadedVersion audio = scene.upload(ZOOM);
    scene.breaker.dieBehind(step);
    assertThatThrownBy(() -> scene.arrive(audio)).isInstanceOf(Breaker.DeathException.class);
    scene.breaker.restart();

    scene.arrive(audio);

    assertThat(scene.vault.objects()).hasSize(1);
    assertThat(scene.uploads.tagOf(audio)).contains(RetentionClass.VAULTED);
    assertThat(scene.uploads.tagOf(sidecar)).contains(RetentionClass.VAULTED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldCompleteItsAudioThoughTheProcessDiesBehindAnyStep(int step) {
    UploadedVersion audio = scene.upload(ZOOM);
    scene.arrive(audio);
    UploadedVersion sidecar = sidecar(ZOOM, PARTIES);
    scene.breaker.dieBehind(step);
    assertThatThrownBy(() -> scene.arrive(sidecar)).isInstanceOf(Breaker.DeathException.class);
    scene.breaker.restart();

    scene.arrive(sidecar);

    assertThat(scene.recording(audio).vaultVersion()).isEqualTo("vault0");
    assertThat(scene.uploads.tagOf(sidecar)).contains(RetentionClass.VAULTED);
    assertThat(scene.uploads.tagOf(audio)).contains(RetentionClass.VAULTED);
  }

  @Test
  void shouldTellTheTimeToo() {
    sidecar("call.wav", "{\"callStart\":1795511700,\"callFrom\":\"01632960001\"}");
    UploadedVersion audio = scene.upload("call.wav");

    scene.arrive(audio);

    assertThat(scene.recording(audio).call().time().source()).isEqualTo(CallTime.Source.SIDECAR);
    assertThat(scene.recording(audio).call().time().start()).isEqualTo(Scene.GOOD_TIME);
  }

  @Test
  void shouldStandBesideGenesyssRecordings() {
    String audioKey = "org/year=2026/month=11/day=24/hour=9/conversation_id=c1/r1";
    scene.uploads.put(
        audioKey + "_metadata.json",
        "{\"callStart\":\"2026-11-24T09:15:00Z\",\"callFrom\":\"201\",\"callTo\":\"\"}"
            .getBytes(StandardCharsets.UTF_8),
        Scene.UPLOADED);
    UploadedVersion audio = scene.upload(audioKey);

    scene.arrive(audio);

    assertThat(scene.recording(audio).scope()).isEqualTo(Scope.KEPT);
  }

  @Test
  void shouldChangeNothingOfWhatIsInTheVault() {
    UploadedVersion audio = scene.upload(Scene.GOOD_NAME);
    scene.arrive(audio);
    Recording before = scene.recording(audio);
    UploadedVersion sidecar = sidecar(Scene.GOOD_NAME, PARTIES.replace("201", "401"));

    scene.arrive(sidecar);

    assertThat(scene.recording(audio)).isEqualTo(before);
    assertThat(scene.uploads.tagOf(sidecar)).contains(RetentionClass.VAULTED);
  }

  @Test
  void shouldDoNothingBeforeItsAudio() {
    UploadedVersion sidecar = sidecar(ZOOM, PARTIES);

    Outcome outcome = scene.arrive(sidecar);

    assertThat(outcome).isEqualTo(new Outcome.Nothing());
    assertThat(scene.uploads.tagOf(sidecar)).isEmpty();
    assertThat(scene.index.entries()).isEmpty();
  }

  @Test
  void shouldComeAgainWhileItsAudioIsNotYetDealtWith() {
    scene.upload(ZOOM);
    UploadedVersion sidecar = sidecar(ZOOM, PARTIES);

    assertThatThrownBy(() -> scene.arrive(sidecar)).isInstanceOf(RetryLaterException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[]", "{\"callFrom\":{\"a\":1}}", "null"})
  void shouldTellNothingWhenItCannotBeRead(String json) {
    UploadedVersion sidecar = sidecar(ZOOM, json);
    UploadedVersion audio = scene.upload(ZOOM);

    scene.arrive(audio);

    assertThat(scene.waits(audio)).contains(WaitReason.NO_PARTY);
    assertThat(scene.uploads.tagOf(sidecar)).isEmpty();
  }

  @Test
  void shouldTellNothingWhenItIsTooLong() {
    sidecar(ZOOM, PARTIES + " ".repeat(Upload.HEAD_BYTES));
    UploadedVersion audio = scene.upload(ZOOM);

    scene.arrive(audio);

    assertThat(scene.waits(audio)).contains(WaitReason.NO_PARTY);
  }

  private UploadedVersion sidecar(String audioKey, String json) {
    return scene.uploads.put(
        audioKey + ".json", json.getBytes(StandardCharsets.UTF_8), Scene.UPLOADED);
  }
}
