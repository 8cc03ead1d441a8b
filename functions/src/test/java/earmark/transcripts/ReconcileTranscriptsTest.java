package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.notifications.Notice;
import earmark.recordings.Audio.Codec;
import earmark.recordings.RecordingId;
import earmark.transcripts.Transcription.Progress;
import earmark.transcripts.TranscriptionJobs.JobState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ReconcileTranscriptsTest {
  private static final String FIRST_JOB = "earmark-sample-abcdefghijklmnopqrstuvwx23-1";

  private final World world = new World();

  @Nested
  class WhatRuns {
    @Test
    void shouldBeLeftAloneWhileItsEventIsNotLate() {
      world.starting.start(Samples.recording());
      world.finish(FIRST_JOB, new JobState.Completed());
      world.later(Duration.ofMinutes(19));

      assertThat(world.reconcile()).isZero();
      assertThat(world.progress()).isEqualTo(new Progress.InProgress());
    }

    @Test
    void shouldBeCollectedWhenItsEventWasLost() {
      world.starting.start(Samples.recording());
      world.finish(FIRST_JOB, new JobState.Completed());
      world.later(Duration.ofMinutes(20));

      assertThat(world.reconcile()).isZero();
      assertThat(world.progress()).isEqualTo(new Progress.Ready());
      assertThat(world.told()).containsExactly(Notice.Kind.TRANSCRIPT_READY);
    }

    @Test
    void shouldFailWithTheReasonOfItsJob() {
      world.starting.start(Samples.recording());
      world.finish(FIRST_JOB, new JobState.Failed("Only noise."));
      world.later(Duration.ofHours(1));

      assertThat(world.reconcile()).isZero();
      assertThat(world.progress()).isEqualTo(new Progress.Failed("Only noise."));
    }

    @Test
    void shouldGoOnWhileItsJobDoes() {
      world.starting.start(Samples.recording());
      world.later(Duration.ofHours(5));

      assertThat(world.reconcile()).isZero();
      assertThat(world.progress()).isEqualTo(new Progress.InProgress());
    }
  }

  @Nested
  class WhatTranscribeForgot {
    @Test
    void shouldBeReadyWhenItsOutputIsThere() {
      world.starting.start(Samples.recording());
      world.finish(FIRST_JOB, new JobState.Completed());
      world.jobs.clear();
      world.later(Duration.ofDays(91));

      assertThat(world.reconcile()).isZero();
      assertThat(world.progress()).isEqualTo(new Progress.Ready());
    }

    @Test
    void shouldBeBegunAnew() {
      world.starting.start(Samples.recording());
      world.jobs.clear();
      world.later(Duration.ofDays(91));

      assertThat(world.reconcile()).isZero();
      assertThat(world.progress()).isEqualTo(new Progress.InProgress());
      assertThat(world.jobs).containsOnlyKeys("earmark-sample-abcdefghijklmnopqrstuvwx23-2");
    }

    @Test
    void shouldFailInTheEnd() {
      world.starting.start(Samples.recording());
      for (int i = 0; i < StartTranscript.MOST_ATTEMPTS; i++) {
        world.jobs.clear();
        world.later(Duration.ofDays(91));
        assertThat(world.reconcile()).isZero();
      }

      assertThat(world.progress()).isEqualTo(new Progress.Failed("Transcribe lost the job."));
    }
  }

  @Nested
  class WhatWaits {
    @Test
    void shouldBeginWhenThereIsRoom() {
      world.hasRoom = false;
      world.starting.start(Samples.recording());
      world.hasRoom = true;

      assertThat(world.reconcile()).isZero();
      assertThat(world.progress()).isEqualTo(new Progress.InProgress());
    }

    @Test
    void shouldFailAfterADayOfQuarterHours() {
      world.hasRoom = false;
      world.starting.start(Samples.recording());
      for (int i = 0; i <= 96; i++) {
        assertThat(world.progress()).isEqualTo(new Progress.Waiting());
        world.later(Duration.ofMinutes(15));
        assertThat(world.reconcile()).isZero();
      }

      assertThat(world.progress())
          .isEqualTo(new Progress.Failed("It could not be begun in 96 tries."));
      assertThat(world.told()).containsExactly(Notice.Kind.TRANSCRIPT_FAILED);
    }

    @Test
    void shouldAskTranscribeOnceARunWhileThereIsNoRoom() {
      world.hasRoom = false;
      addSeven();

      assertThat(world.reconcile()).isZero();
      assertThat(world.roomAsked).isEqualTo(1);
    }

    @Test
    void shouldFailWithTheReasonWhenItCannotBeDecoded() {
      assertThat(world.transcriptions.add(Samples.waiting(Codec.WAV_GSM))).isEmpty();
      world.unreadable = Optional.of("The recording is not a readable WAV file.");

      assertThat(world.reconcile()).isZero();
      assertThat(world.progress())
          .isEqualTo(new Progress.Failed("The recording is not a readable WAV file."));
      assertThat(world.told()).containsExactly(Notice.Kind.TRANSCRIPT_FAILED);
    }

    @Test
    void shouldAllBeginThoughTheyFillSeveralPages() {
      addSeven();

      assertThat(world.reconcile()).isZero();
      assertThat(world.jobs).hasSize(7);
    }

    @Test
    void shouldBeLeftToTheNextRunWhenTimeIsUp() {
      addSeven();

      assertThat(world.reconciling.reconcile(world.now)).isZero();
      assertThat(world.jobs).isEmpty();
    }

    private void addSeven() {
      for (char c = 'a'; c < 'h'; c++) {
        Transcription sample = Samples.waiting(Codec.MP3);
        RecordingId id = new RecordingId("abcdefghijklmnopqrstuvwx2" + c);
        assertThat(
                world.transcriptions.add(
                    Transcription.requested(
                        id, sample.media(), sample.requestedAt(), sample.expiresAt())))
            .isEmpty();
      }
    }
  }

  @Test
  void shouldLookAtTheOthersWhenOneBreaks() {
    Transcriptions transcriptions = world.transcriptions;
    Transcription first = Samples.waiting(Codec.MP3);
    assertThat(transcriptions.add(first)).isEmpty();
    assertThat(
            transcriptions.add(
                Transcription.requested(
                    Samples.OTHER,
                    first.media(),
                    first.requestedAt().plusSeconds(1),
                    first.expiresAt())))
        .isEmpty();
    world.breaksFor = Optional.of(Samples.ID);

    assertThat(world.reconcile()).isEqualTo(1);
    assertThat(world.jobs).containsOnlyKeys("earmark-sample-mnopqrstuvwxyz234567abcdef-1");
  }
}
