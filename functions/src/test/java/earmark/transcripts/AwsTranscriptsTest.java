package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.transcripts.TranscriptionJobs.JobState;
import earmark.transcripts.Transcripts.Start;
import earmark.transcripts.Transcripts.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AwsTranscriptsTest {
  private static final String FIRST_JOB = "earmark-sample-abcdefghijklmnopqrstuvwx23-1";

  private final World world = new World();
  private final Transcripts transcripts =
      new AwsTranscripts(world.transcriptions, world.bucket, world.starting);

  @Test
  void shouldShowATranscriptFromTheBeginningToItsReading() {
    assertThat(transcripts.state(Samples.ID)).isEqualTo(new State.NotBegun());

    world.hasRoom = false;
    assertThat(transcripts.start(Samples.recording())).isEqualTo(new Start.Deferred());
    assertThat(transcripts.state(Samples.ID)).isEqualTo(new State.Waiting());

    world.hasRoom = true;
    assertThat(transcripts.start(Samples.recording())).isEqualTo(new Start.Begun());
    assertThat(transcripts.state(Samples.ID)).isEqualTo(new State.InProgress());
    assertThat(transcripts.read(Samples.ID)).isEmpty();

    world.finish(FIRST_JOB, new JobState.Completed());
    boolean _ = world.ending.ready(world.transcriptions.find(Samples.ID).orElseThrow(), world.now);
    assertThat(transcripts.state(Samples.ID)).isEqualTo(new State.Ready());
    assertThat(transcripts.read(Samples.ID)).isPresent();
  }

  @Test
  void shouldShowWhyItFailed() {
    world.rejected = Optional.of("Transcribe refused it: no.");
    assertThat(transcripts.start(Samples.recording()))
        .isEqualTo(new Start.Refused("Transcribe refused it: no."));

    assertThat(transcripts.state(Samples.ID))
        .isEqualTo(new State.Failed("Transcribe refused it: no."));
  }
}
