package earmark.subjectaccess;

import earmark.recordings.RecordingId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A case as its events make it; nothing of it is stored otherwise.
 *
 * @param version how many events it has
 * @param matches the calls it matches, in the order they were found
 * @param searches what was searched for, each time it brought something new
 * @param held those that have a hold of the case
 * @param gone those that had gone before they could be held
 * @param outcomes the latest outcome for each transcript that was asked for
 */
public record Case(
    CaseId id,
    int version,
    Instant openedAt,
    Request request,
    Set<RecordingId> matches,
    List<CaseEvent.CallsMatched> searches,
    Set<RecordingId> held,
    Set<RecordingId> gone,
    Map<RecordingId, CaseEvent.Outcome> outcomes) {

  /**
   * What the events say.
   *
   * @throws IllegalArgumentException when they do not begin with the request
   */
  public static Case from(CaseId id, List<CaseEvent> events) {
    if (events.isEmpty() || !(events.getFirst() instanceof CaseEvent.RequestReceived received)) {
      throw new IllegalArgumentException("A case begins with its request");
    }
    Set<RecordingId> matches = new LinkedHashSet<>();
    List<CaseEvent.CallsMatched> searches = new ArrayList<>();
    Set<RecordingId> held = new LinkedHashSet<>();
    Set<RecordingId> gone = new LinkedHashSet<>();
    Map<RecordingId, CaseEvent.Outcome> outcomes = new LinkedHashMap<>();
    for (CaseEvent event : events) {
      switch (event) {
        case CaseEvent.RequestReceived _ -> {
          // Taken above.
        }
        case CaseEvent.CallsMatched matched -> {
          matches.addAll(matched.recordings());
          searches.add(matched);
        }
        case CaseEvent.CallsHeld calls -> {
          held.addAll(calls.recordings());
          gone.addAll(calls.gone());
        }
        case CaseEvent.TranscriptsBegun begun ->
            begun.outcomes().forEach(outcome -> outcomes.put(outcome.recordingId(), outcome));
      }
    }
    return new Case(
        id,
        events.size(),
        received.at(),
        received.request(),
        matches,
        searches,
        held,
        gone,
        outcomes);
  }

  /** The calls that are still to be held, in the order they were found. */
  List<RecordingId> toBeHeld() {
    return matches.stream().filter(id -> !held.contains(id) && !gone.contains(id)).toList();
  }
}
