package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.recordings.Audio;
import earmark.recordings.Audio.Codec;
import earmark.transcripts.Transcription.Progress;
import earmark.transcripts.TranscriptionJobs.JobState;
import earmark.transcripts.Transcripts.Start;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class StartTranscriptTest {
  private static final String FIRST_JOB = "earmark-sample-abcdefghijklmnopqrstuvwx23-1";
  private static final String SECOND_JOB = "earmark-sample-abcdefghijklmnopqrstuvwx23-2";

  private final World world = new World();

  private Start start() {
    return world.starting.start(Samples.recording());
  }

  @Test
  void shouldBeginAJobInThreeSteps() {
    assertThat(start()).isEqualTo(new Start.Begun());

    assertThat(world.jobs).containsOnlyKeys(FIRST_JOB);
    assertThat(world.progress()).isEqualTo(new Progress.InProgress());
    assertThat(world.steps).isEqualTo(3);
  }

  @Test
  void shouldBeginOneJobWhenAskedTwice() {
    assertThat(start()).isEqualTo(new Start.Begun());
    assertThat(start()).isEqualTo(new Start.AlreadyBegun());

    assertThat(world.jobs).hasSize(1);
  }

  @Test
  void shouldKeepTheEntrySixtyDaysLongerThanTheRecording() {
    start();

    assertThat(world.transcriptions.find(Samples.ID).orElseThrow().expiresAt())
        .isEqualTo(Samples.recording().retainUntil().plus(Duration.ofDays(60)));
  }

  @Nested
  class WhenTranscribeHasNoRoom {
    @Test
    void shouldWait() {
      world.hasRoom = false;

      assertThat(start()).isEqualTo(new Start.Deferred());
      assertThat(world.progress()).isEqualTo(new Progress.Waiting());
    }

    @Test
    void shouldBeginWhenAskedAgain() {
      world.hasRoom = false;
      start();
      world.hasRoom = true;

      assertThat(start()).isEqualTo(new Start.Begun());
    }
  }

  @Nested
  class WhenTheCodecNeedsAWorkCopy {
    @Test
    void shouldMakeASmallOneAtOnce() {
      Audio audio = new Audio(Codec.WAV_MULAW, 2, 8_000, Optional.empty(), 1024 * 1024);

      assertThat(world.starting.start(Samples.recording(audio))).isEqualTo(new Start.Begun());
      assertThat(world.workCopies).containsExactly(Samples.ID);
    }

    @Test
    void shouldLeaveALargeOneToReconciliation() {
      Audio audio = new Audio(Codec.WAV_MULAW, 2, 8_000, Optional.empty(), 1024 * 1024 + 1);

      assertThat(world.starting.start(Samples.recording(audio))).isEqualTo(new Start.Deferred());
      assertThat(world.workCopies).isEmpty();
      assertThat(world.reconcile()).isZero();
      assertThat(world.workCopies).containsExactly(Samples.ID);
      assertThat(world.progress()).isEqualTo(new Progress.InProgress());
    }

    @Test
    void shouldRefuseWithTheReasonWhenItCannotBeDecoded() {
      world.unreadable = Optional.of("The recording is not a readable WAV file.");

      assertThat(world.starting.start(Samples.recording(Samples.audio(Codec.WAV_GSM))))
          .isEqualTo(new Start.Refused("The recording is not a readable WAV file."));
      assertThat(world.progress())
          .isEqualTo(new Progress.Failed("The recording is not a readable WAV file."));
    }
  }

  @Nested
  class WhenTranscribeRefuses {
    @Test
    void shouldSayWhy() {
      world.rejected = Optional.of("Transcribe refused it: no.");

      assertThat(start()).isEqualTo(new Start.Refused("Transcribe refused it: no."));
      assertThat(world.progress()).isEqualTo(new Progress.Failed("Transcribe refused it: no."));
    }

    @Test
    void shouldNotBotherTranscribeWithWhatIsBeyondItsLimits() {
      Audio audio = new Audio(Codec.MP3, 6, 16_000, Optional.empty(), 1000);

      assertThat(world.starting.start(Samples.recording(audio))).isInstanceOf(Start.Refused.class);
      assertThat(world.steps).isZero();
    }
  }

  @Nested
  class AfterTheJobEnded {
    @Test
    void shouldNotBeginAgainWhenItIsReady() {
      start();
      world.finish(FIRST_JOB, new JobState.Completed());
      boolean _ =
          world.ending.ready(world.transcriptions.find(Samples.ID).orElseThrow(), Samples.NOW);

      assertThat(start()).isEqualTo(new Start.AlreadyBegun());
      assertThat(world.jobs).hasSize(1);
    }

    @Test
    void shouldBeginAgainWhenTheOutputHasGone() {
      start();
      boolean _ =
          world.ending.ready(world.transcriptions.find(Samples.ID).orElseThrow(), Samples.NOW);

      assertThat(start()).isEqualTo(new Start.Begun());
      assertThat(world.jobs).containsOnlyKeys(FIRST_JOB, SECOND_JOB);
    }

    @Test
    void shouldTryAgainFiveTimesInAllWhenItFailed() {
      for (int attempt = 1; attempt <= 5; attempt++) {
        assertThat(start()).isEqualTo(new Start.Begun());
        boolean _ =
            world.ending.failed(
                world.transcriptions.find(Samples.ID).orElseThrow(), "It is noise.", Samples.NOW);
      }

      assertThat(start())
          .isEqualTo(new Start.Refused("It failed 5 times, the last time because: It is noise."));
      assertThat(world.jobs).hasSize(5);
    }
  }
}
