package earmark.subjectaccess;

import earmark.platform.Unavailable;
import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import earmark.recordings.Recordings;
import earmark.transcripts.Transcripts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for a case's calls again, so that one which arrives late is matched too (promise 7); what
 * is new becomes an event of the case.
 *
 * <p>AWS calls: the search, one write when something is new, one for each matched call that the
 * search no longer finds, one for the state of each transcript, and those of {@link HoldCalls}.
 */
final class MatchCalls {
  private static final int TRIES = 4;

  private final Cases cases;
  private final FindCalls findCalls;
  private final Recordings recordings;
  private final Transcripts transcripts;
  private final HoldCalls holdCalls;
  private final Clock clock;

  MatchCalls(
      Cases cases,
      FindCalls findCalls,
      HoldCalls holdCalls,
      Recordings recordings,
      Transcripts transcripts,
      Clock clock) {
    this.cases = cases;
    this.findCalls = findCalls;
    this.holdCalls = holdCalls;
    this.recordings = recordings;
    this.transcripts = transcripts;
    this.clock = clock;
  }

  /**
   * The case, brought up to date; empty when there is no such case.
   *
   * @throws Unavailable when others kept changing the case meanwhile
   */
  Optional<CaseFile> match(CaseId id) {
    for (int i = 0; i < TRIES; i++) {
      List<CaseEvent> events = cases.events(id);
      if (events.isEmpty()) {
        return Optional.empty();
      }
      Optional<CaseFile> file = match(id, events);
      if (file.isPresent()) {
        return file;
      }
    }
    throw new Unavailable("The case was changed by others all the time", null);
  }

  // Empty when somebody else was faster.
  private Optional<CaseFile> match(CaseId id, List<CaseEvent> events) {
    Case state = Case.from(id, events);
    FindCalls.Found found = findCalls.find(state.request());
    List<RecordingId> fresh =
        found.calls().stream()
            .map(Recording::id)
            .filter(call -> !state.matches().contains(call))
            .toList();
    if (fresh.isEmpty()) {
      return Optional.of(held(state, found));
    }
    CaseEvent matched = event(state.request(), fresh, found);
    if (!cases.append(id, state.version(), List.of(matched))) {
      return Optional.empty();
    }
    List<CaseEvent> all = new ArrayList<>(events);
    all.add(matched);
    return Optional.of(held(Case.from(id, all), found));
  }

  /** The event of a search. */
  CaseEvent.CallsMatched event(Request request, List<RecordingId> fresh, FindCalls.Found found) {
    return new CaseEvent.CallsMatched(
        clock.instant(),
        fresh,
        new CaseEvent.SearchStatement(request.numbers(), request.windows(), found.calls().size()));
  }

  /**
   * Holds what the case matches, and shows it with what a search has just found.
   *
   * @throws Unavailable when a call could not be held
   */
  CaseFile held(Case state, FindCalls.Found found) {
    return file(holdCalls.hold(state), found);
  }

  private CaseFile file(Case state, FindCalls.Found found) {
    Map<RecordingId, Recording> calls = new LinkedHashMap<>();
    found.calls().forEach(recording -> calls.put(recording.id(), recording));
    List<CaseFile.Match> matches =
        state.matches().stream()
            .map(call -> match(call, calls.get(call), state.held().contains(call)))
            .toList();
    return new CaseFile(state, matches, found.complete());
  }

  private CaseFile.Match match(RecordingId id, Recording known, boolean held) {
    Optional<Recording> recording = Optional.ofNullable(known).or(() -> recordings.find(id));
    return new CaseFile.Match(id, recording, transcripts.state(id), held);
  }
}
