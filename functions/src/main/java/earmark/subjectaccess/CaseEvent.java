package earmark.subjectaccess;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import earmark.recordings.RecordingId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened in a case. Events are stored for ever as they are here: a later version may add
 * fields that can be absent, and takes none away.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = CaseEvent.RequestReceived.class, name = "request-received"),
  @JsonSubTypes.Type(value = CaseEvent.CallsMatched.class, name = "calls-matched"),
  @JsonSubTypes.Type(value = CaseEvent.TranscriptsBegun.class, name = "transcripts-begun"),
  @JsonSubTypes.Type(value = CaseEvent.CallsHeld.class, name = "calls-held")
})
public sealed interface CaseEvent {
  /** When it was written down. */
  Instant at();

  /**
   * A request came in and the case was opened.
   *
   * @param by the subject of whoever opened it
   */
  record RequestReceived(Instant at, String by, Request request) implements CaseEvent {}

  /**
   * The index was searched and had calls that the case did not know: all of them at the opening,
   * late arrivals afterwards.
   *
   * @param recordings the calls that are new to the case, none at the opening when none was found
   * @param search what was searched for, and how much was there
   */
  record CallsMatched(Instant at, List<RecordingId> recordings, SearchStatement search)
      implements CaseEvent {
    public CallsMatched {
      recordings = List.copyOf(recordings);
    }
  }

  /**
   * Transcripts were asked for.
   *
   * @param by the subject of whoever asked
   */
  record TranscriptsBegun(Instant at, String by, List<Outcome> outcomes) implements CaseEvent {
    public TranscriptsBegun {
      outcomes = List.copyOf(outcomes);
    }
  }

  /**
   * Calls of the case are held: each has a hold of the case's name.
   *
   * @param gone calls that had gone before they could be held
   */
  record CallsHeld(Instant at, List<RecordingId> recordings, List<RecordingId> gone)
      implements CaseEvent {
    public CallsHeld {
      recordings = List.copyOf(recordings);
      gone = List.copyOf(gone);
    }
  }

  /**
   * What came of asking for one transcript.
   *
   * @param reason why it was refused
   */
  record Outcome(RecordingId recordingId, Kind kind, Optional<String> reason) {
    /** What can come of it. */
    public enum Kind {
      BEGUN,
      ALREADY_BEGUN,
      DEFERRED,
      REFUSED
    }
  }

  /**
   * What was searched for, as the requester is told.
   *
   * @param numbers in E.164
   * @param windows in local time; where the clocks change, both readings
   * @param found how many calls were found in all
   */
  record SearchStatement(List<String> numbers, List<Window> windows, int found) {
    public SearchStatement {
      numbers = List.copyOf(numbers);
      windows = List.copyOf(windows);
    }

    /** Never prints whose numbers they are. */
    @Override
    public String toString() {
      return "SearchStatement[found " + found + "]";
    }
  }
}
