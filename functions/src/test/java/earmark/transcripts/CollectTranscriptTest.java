package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.notifications.Notice;
import earmark.recordings.Audio.Codec;
import earmark.transcripts.Transcription.Progress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class CollectTranscriptTest {
  private static final String FIRST_JOB = "earmark-sample-abcdefghijklmnopqrstuvwx23-1";
  private static final Instant ENDED = Instant.parse("2026-11-24T14:20:31Z");

  private final World world = new World();

  private static JobChange change(String job, String status, String reason) {
    return new JobChange(
        "aws.transcribe",
        "Transcribe Job State Change",
        Optional.of(ENDED),
        Optional.of(
            new JobChange.Detail(
                Optional.of(job), Optional.of(status), Optional.ofNullable(reason))));
  }

  @Test
  void shouldMarkItReadyAndTellTheManager() {
    world.starting.start(Samples.recording());
    world.collecting.collect(change(FIRST_JOB, "COMPLETED", null));

    assertThat(world.progress()).isEqualTo(new Progress.Ready());
    assertThat(world.notices)
        .containsExactly(
            new Notice(
                "customer-service-manager",
                Notice.Kind.TRANSCRIPT_READY,
                Samples.ID.value(),
                ENDED));
  }

  @Test
  void shouldSayWhyItFailed() {
    world.starting.start(Samples.recording());
    world.collecting.collect(change(FIRST_JOB, "FAILED", "Only noise."));

    assertThat(world.progress()).isEqualTo(new Progress.Failed("Only noise."));
    assertThat(world.told()).containsExactly(Notice.Kind.TRANSCRIPT_FAILED);
  }

  @Test
  void shouldSayThatNoReasonWasGiven() {
    world.starting.start(Samples.recording());
    world.collecting.collect(change(FIRST_JOB, "FAILED", null));

    assertThat(world.progress()).isEqualTo(new Progress.Failed("Transcribe gave no reason."));
  }

  @Test
  void shouldRemoveTheWorkCopy() {
    world.starting.start(Samples.recording(Samples.audio(Codec.WAV_ALAW)));
    world.collecting.collect(change(FIRST_JOB, "COMPLETED", null));

    assertThat(world.workCopies).isEmpty();
  }

  @Test
  void shouldChangeNothingWhenTheEventComesTwice() {
    world.starting.start(Samples.recording());
    world.collecting.collect(change(FIRST_JOB, "COMPLETED", null));
    Transcription first = world.transcriptions.find(Samples.ID).orElseThrow();
    world.collecting.collect(change(FIRST_JOB, "COMPLETED", null));

    assertThat(world.transcriptions.find(Samples.ID)).contains(first);
    assertThat(world.told()).hasSize(1);
  }

  @Test
  void shouldTakeAnEventThatComesBeforeTheBeginningWasNoted() {
    assertThat(world.transcriptions.add(Samples.waiting(Codec.MP3))).isEmpty();
    world.collecting.collect(change(FIRST_JOB, "COMPLETED", null));

    assertThat(world.progress()).isEqualTo(new Progress.Ready());
  }

  @Nested
  class ShouldIgnore {
    private void ignored(JobChange change) {
      world.starting.start(Samples.recording());
      Transcription before = world.transcriptions.find(Samples.ID).orElseThrow();
      world.collecting.collect(change);
      assertThat(world.transcriptions.find(Samples.ID)).contains(before);
      assertThat(world.notices).isEmpty();
    }

    @Test
    void theJobOfSomebodyElse() {
      ignored(change("weekly-podcast-47", "COMPLETED", null));
    }

    @Test
    void theJobOfAnotherStage() {
      ignored(change("earmark-samples-abcdefghijklmnopqrstuvwx23-1", "COMPLETED", null));
    }

    @Test
    void aRecordingThatNobodyAskedFor() {
      ignored(change("earmark-sample-mnopqrstuvwxyz234567abcdef-1", "COMPLETED", null));
    }

    @Test
    void anotherAttempt() {
      ignored(change("earmark-sample-abcdefghijklmnopqrstuvwx23-2", "FAILED", "Late news."));
    }

    @Test
    void aStatusThatIsNoEnd() {
      ignored(change(FIRST_JOB, "IN_PROGRESS", null));
    }

    @Test
    void anotherKindOfEvent() {
      ignored(
          new JobChange(
              "aws.transcribe",
              "Something Else",
              Optional.empty(),
              change(FIRST_JOB, "COMPLETED", null).detail()));
    }

    @Test
    void anotherSource() {
      ignored(
          new JobChange(
              "my.source",
              "Transcribe Job State Change",
              Optional.empty(),
              change(FIRST_JOB, "COMPLETED", null).detail()));
    }

    @Test
    void anEventWithoutDetail() {
      ignored(
          new JobChange(
              "aws.transcribe", "Transcribe Job State Change", Optional.empty(), Optional.empty()));
    }
  }
}
