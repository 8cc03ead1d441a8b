package earmark.transcripts;

import earmark.platform.Environment;
import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import java.time.Clock;
import java.util.Optional;

/** Transcripts by Amazon Transcribe. */
public final class AwsTranscripts implements Transcripts {
  /** Wires the AWS clients that it needs. */
  public static AwsTranscripts wired(Environment environment, Clock clock) {
    return new AwsTranscripts();
  }

  @Override
  public Start start(Recording recording) {
    throw new UnsupportedOperationException();
  }

  @Override
  public State state(RecordingId id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Transcript> read(RecordingId id) {
    throw new UnsupportedOperationException();
  }
}
