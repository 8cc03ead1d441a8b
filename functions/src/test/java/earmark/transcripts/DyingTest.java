package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.notifications.Notice;
import earmark.recordings.Audio.Codec;
import earmark.recordings.Recording;
import earmark.transcripts.Transcription.Progress;
import earmark.transcripts.TranscriptionJobs.JobState;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever step a function dies before or after: one job, one transcript, the manager is told. */
final class DyingTest {
  private static final String JOB = "earmark-sample-abcdefghijklmnopqrstuvwx23-1";
  private static final int MORE_STEPS_THAN_THERE_ARE = 12;

  /** Where to die, and whether the step was done by then. */
  record Death(int step, boolean done, Codec codec, boolean eventIsLost) {}

  static Stream<Death> deaths() {
    return IntStream.rangeClosed(1, MORE_STEPS_THAN_THERE_ARE)
        .boxed()
        .flatMap(
            step ->
                Stream.of(true, false)
                    .flatMap(
                        done ->
                            Stream.of(Codec.WAV_PCM, Codec.WAV_MULAW)
                                .flatMap(
                                    codec ->
                                        Stream.of(true, false)
                                            .map(lost -> new Death(step, done, codec, lost)))));
  }

  @ParameterizedTest
  @MethodSource("deaths")
  void shouldEndWellAllTheSame(Death death) {
    World world = new World();
    world.diesAtStep = death.step();
    world.diesAfterTheStep = death.done();
    Recording recording = Samples.recording(Samples.audio(death.codec()));

    survive(() -> world.starting.start(recording));
    survive(world::reconcile);
    // Only what never got as far as the table is asked for again, by the person who saw an error.
    if (world.transcriptions.find(Samples.ID).isEmpty()) {
      survive(() -> world.starting.start(recording));
    }
    for (int i = 0; i < 2; i++) {
      if (world.jobs.containsKey(JOB)) {
        world.finish(JOB, new JobState.Completed());
      }
      if (!death.eventIsLost()) {
        survive(() -> world.collecting.collect(completed()));
      }
      world.later(Duration.ofMinutes(21));
      survive(world::reconcile);
    }

    assertThat(world.progress()).isEqualTo(new Progress.Ready());
    assertThat(world.jobs).containsOnlyKeys(JOB);
    assertThat(world.workCopies).isEmpty();
    assertThat(world.told()).isNotEmpty().containsOnly(Notice.Kind.TRANSCRIPT_READY);
  }

  private static void survive(Runnable function) {
    try {
      function.run();
    } catch (World.Died e) {
      // The next function goes on from what is there.
    }
  }

  private static JobChange completed() {
    return new JobChange(
        "aws.transcribe",
        "Transcribe Job State Change",
        Optional.empty(),
        Optional.of(
            new JobChange.Detail(Optional.of(JOB), Optional.of("COMPLETED"), Optional.empty())));
  }
}
