package earmark.transcripts;

import earmark.recordings.RecordingId;
import java.util.Optional;

/** What the recogniser left in the casework bucket. */
interface TranscriptOutputs {
  /** The transcript of a recording, if there is one. One call. */
  Optional<Transcript> read(RecordingId id);

  /** Whether there is one. One call. */
  boolean exists(RecordingId id);
}
