package earmark.transcripts;

import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import java.util.Optional;

/**
 * Transcripts of recordings, one for each. Whoever reads one has been allowed to, and the audit
 * trail says so, before {@link #read} is called.
 */
public interface Transcripts {
  /** Begins a transcript; beginning twice begins one job. */
  Start start(Recording recording);

  /** How far the transcript of a recording is. */
  State state(RecordingId id);

  /** The transcript, when it is ready. */
  Optional<Transcript> read(RecordingId id);

  /** What came of beginning a transcript. */
  sealed interface Start {
    /** A job was begun. */
    record Begun() implements Start {}

    /** One had been begun before, or is ready. */
    record AlreadyBegun() implements Start {}

    /** A limit of Transcribe is reached: it begins by itself, later. */
    record Deferred() implements Start {}

    /** It cannot be transcribed, for a reason that people read. */
    record Refused(String reason) implements Start {}
  }

  /** How far a transcript is. */
  sealed interface State {
    /** Nobody asked for it. */
    record NotBegun() implements State {}

    /** It will begin when Transcribe has room. */
    record Waiting() implements State {}

    /** Transcribe is at work. */
    record InProgress() implements State {}

    /** It can be read. */
    record Ready() implements State {}

    /** It could not be made, for a reason that people read. */
    record Failed(String reason) implements State {}
  }
}
