package earmark.transcripts;

import earmark.platform.AwsClients;
import earmark.platform.Environment;
import earmark.platform.Setting;
import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import earmark.transcripts.Transcription.Progress;
import java.time.Clock;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Transcripts by Amazon Transcribe. Needs the settings {@link Setting#STAGE}, {@link
 * Setting#RECORDINGS_BUCKET}, {@link Setting#CASEWORK_BUCKET}, {@link Setting#CASEWORK_KEY} and
 * {@link Setting#TRANSCRIPTS_TABLE}.
 */
public final class AwsTranscripts implements Transcripts {
  private final Transcriptions transcriptions;
  private final TranscriptOutputs outputs;
  private final StartTranscript starting;

  AwsTranscripts(
      Transcriptions transcriptions, TranscriptOutputs outputs, StartTranscript starting) {
    this.transcriptions = transcriptions;
    this.outputs = outputs;
    this.starting = starting;
  }

  /** Wires the AWS clients that it needs. */
  public static AwsTranscripts wired(Environment environment, Clock clock) {
    S3Client s3 = AwsClients.s3();
    var transcriptions = new DynamoDbTranscriptions(AwsClients.dynamoDb(), environment, clock);
    var outputs = new S3TranscriptOutputs(s3, environment.get(Setting.CASEWORK_BUCKET));
    var beginning =
        new BeginTranscript(
            transcriptions,
            new TranscribeJobs(AwsClients.transcribe(), environment),
            new S3WorkCopies(s3, environment),
            clock);
    return new AwsTranscripts(
        transcriptions, outputs, new StartTranscript(transcriptions, outputs, beginning, clock));
  }

  /** Three calls for a new transcript: table, Transcribe, table. One when it is under way. */
  @Override
  public Start start(Recording recording) {
    return starting.start(recording);
  }

  /** One call: the table's. */
  @Override
  public State state(RecordingId id) {
    return transcriptions
        .find(id)
        .map(Transcription::progress)
        .map(AwsTranscripts::state)
        .orElseGet(State.NotBegun::new);
  }

  /** One call: S3's. */
  @Override
  public Optional<Transcript> read(RecordingId id) {
    return outputs.read(id);
  }

  private static State state(Progress progress) {
    return switch (progress) {
      case Progress.Waiting _ -> new State.Waiting();
      case Progress.InProgress _ -> new State.InProgress();
      case Progress.Ready _ -> new State.Ready();
      case Progress.Failed(String reason) -> new State.Failed(reason);
    };
  }
}
