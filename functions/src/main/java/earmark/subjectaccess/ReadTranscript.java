package earmark.subjectaccess;

import earmark.access.Action;
import earmark.access.Pass;
import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import earmark.recordings.Recordings;
import earmark.transcripts.Transcript;
import earmark.transcripts.Transcripts;
import java.util.List;
import java.util.Optional;

/**
 * Reads the transcript of a call that a case matches, and of no other.
 *
 * <p>AWS calls: the case's events, the recording, the transcript's state, the transcript.
 */
final class ReadTranscript {
  private final Cases cases;
  private final Recordings recordings;
  private final Transcripts transcripts;

  ReadTranscript(Cases cases, Recordings recordings, Transcripts transcripts) {
    this.cases = cases;
    this.recordings = recordings;
    this.transcripts = transcripts;
  }

  Reading read(Pass pass, CaseId id, RecordingId call) {
    pass.mustBeFor(Action.READ_TRANSCRIPT);
    List<CaseEvent> events = cases.events(id);
    if (events.isEmpty() || !Case.from(id, events).matches().contains(call)) {
      return new Reading.NotThere();
    }
    Optional<Recording> recording = recordings.find(call);
    return recording.isPresent() ? read(recording.get()) : new Reading.NotThere();
  }

  private Reading read(Recording recording) {
    return switch (transcripts.state(recording.id())) {
      case Transcripts.State.NotBegun _ -> new Reading.NotBegun();
      case Transcripts.State.Waiting _ -> new Reading.NotReady();
      case Transcripts.State.InProgress _ -> new Reading.NotReady();
      case Transcripts.State.Failed(String reason) -> new Reading.Failed(reason);
      case Transcripts.State.Ready ready ->
          transcripts
              .read(recording.id())
              .<Reading>map(transcript -> new Reading.Ready(transcript, recording))
              .orElseGet(Reading.NotReady::new);
    };
  }

  /** What came of it. */
  sealed interface Reading {
    /** There is no such case, or the call is none of it. */
    record NotThere() implements Reading {}

    /** Nobody has asked for it. */
    record NotBegun() implements Reading {}

    /** It is being made. */
    record NotReady() implements Reading {}

    /** It could not be made, for a reason that people read. */
    record Failed(String reason) implements Reading {}

    /** Here it is. */
    record Ready(Transcript transcript, Recording recording) implements Reading {}
  }
}
