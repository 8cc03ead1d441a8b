package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.policy.RetentionClass;
import earmark.recordings.RecordingIndex.State;
import earmark.recordings.RecordingIndex.Waiting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an index owes to arrivals, whichever it is: an entry only goes forward. */
abstract class RecordingIndexContract {
  private static final UploadedVersion UPLOAD = new UploadedVersion("uploads", "a key", "v1");
  private static final RecordingId ID = new RecordingIds(() -> new byte[] {1}).of(UPLOAD);
  private static final Instant NOW = Scene.NOW;

  /** An index without entries. */
  abstract RecordingIndex index();

  @Test
  void shouldKnowNothingOfWhatWasNeverEntered() {
    assertThat(index().state(ID)).isEmpty();
  }

  @Test
  void shouldEnterEachKindOfEntry() {
    RecordingIndex vaulted = index();
    assertThat(enter(vaulted)).isEqualTo(State.VAULTED);
    assertThat(vaulted.state(ID)).contains(State.VAULTED);

    RecordingIndex waiting = index();
    assertThat(await(waiting)).isEqualTo(State.WAITING);
    assertThat(waiting.state(ID)).contains(State.WAITING);

    RecordingIndex outOfScope = index();
    assertThat(leaveOut(outOfScope)).isEqualTo(State.OUT_OF_SCOPE);
    assertThat(outOfScope.state(ID)).contains(State.OUT_OF_SCOPE);
  }

  @Test
  void shouldLeaveWhatIsVaultedAsItIs() {
    RecordingIndex index = index();
    enter(index);

    assertThat(List.of(enter(index), await(index), leaveOut(index))).containsOnly(State.VAULTED);
    assertThat(index.state(ID)).contains(State.VAULTED);
  }

  @Test
  void shouldLetWhatWaitsGoOn() {
    RecordingIndex toTheVault = index();
    await(toTheVault);
    assertThat(await(toTheVault)).isEqualTo(State.WAITING);
    assertThat(enter(toTheVault)).isEqualTo(State.VAULTED);

    RecordingIndex outOfScope = index();
    await(outOfScope);
    assertThat(leaveOut(outOfScope)).isEqualTo(State.OUT_OF_SCOPE);
  }

  @Test
  void shouldLetWhatIsOutOfScopeBeRescuedButNotWait() {
    RecordingIndex index = index();
    leaveOut(index);

    assertThat(await(index)).isEqualTo(State.OUT_OF_SCOPE);
    assertThat(leaveOut(index)).isEqualTo(State.OUT_OF_SCOPE);
    assertThat(enter(index)).isEqualTo(State.VAULTED);
    assertThat(index.state(ID)).contains(State.VAULTED);
  }

  private static State enter(RecordingIndex index) {
    return index.enter(
        new Recording(
            ID,
            call(),
            new Audio(Audio.Codec.FLAC, 1, 8_000, Optional.empty(), 1_000),
            Scope.UNDETERMINED,
            RetentionClass.STANDARD,
            "version",
            "sha256",
            NOW.plusSeconds(1_000),
            NOW),
        UPLOAD);
  }

  private static State await(RecordingIndex index) {
    return index.enterWaiting(ID, new Waiting(UPLOAD, WaitReason.NO_TIME, NOW));
  }

  private static State leaveOut(RecordingIndex index) {
    return index.enterOutOfScope(ID, call(), UPLOAD, NOW.plusSeconds(1_000));
  }

  private static Call call() {
    return new Call(
        new CallTime(NOW, Optional.empty(), CallTime.Source.METADATA, CallTime.Doubt.NONE),
        Call.Direction.INTERNAL,
        List.of(new Party.UnknownLine("999")));
  }
}
