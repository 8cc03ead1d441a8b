package earmark.subjectaccess;

import earmark.access.Action;
import earmark.access.Pass;
import earmark.platform.Unavailable;
import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import earmark.recordings.Recordings;
import earmark.subjectaccess.CaseEvent.Outcome;
import earmark.transcripts.Transcripts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Has calls of a case transcribed, and writes down what came of it.
 *
 * <p>A request begins {@link #MOST} at most and none after {@link #LONGEST}, so that it is answered
 * in time; what remains is named, and begun by repeating the request. If it dies between a job's
 * begin and the write, the repeat finds the job begun and writes that.
 *
 * <p>AWS calls: the events and those of {@link MatchCalls}, those of {@link Transcripts#start} and
 * one more for each transcript, one write.
 */
final class BeginTranscripts {
  /** How many are begun by one request. */
  static final int MOST = 25;

  /** When no more is begun: the API waits for 30 seconds. */
  static final Duration LONGEST = Duration.ofSeconds(12);

  private static final int TRIES = 4;

  private final Cases cases;
  private final MatchCalls matchCalls;
  private final Recordings recordings;
  private final Transcripts transcripts;
  private final Clock clock;

  BeginTranscripts(
      Cases cases,
      MatchCalls matchCalls,
      Recordings recordings,
      Transcripts transcripts,
      Clock clock) {
    this.cases = cases;
    this.matchCalls = matchCalls;
    this.recordings = recordings;
    this.transcripts = transcripts;
    this.clock = clock;
  }

  /**
   * Begins transcripts.
   *
   * @param wanted of these calls; empty for all that the case matches
   */
  Result begin(Pass pass, CaseId id, Optional<List<RecordingId>> wanted) {
    pass.mustBeFor(Action.BEGIN_TRANSCRIPTS);
    Optional<Case> found = matchCalls.match(id).map(CaseFile::state);
    if (found.isEmpty()) {
      return new Result.NoSuchCase();
    }
    Case state = found.get();
    List<RecordingId> strangers =
        wanted.orElse(List.of()).stream().filter(call -> !state.matches().contains(call)).toList();
    return strangers.isEmpty()
        ? begin(pass, state, wanted.orElse(List.copyOf(state.matches())))
        : new Result.NotOfTheCase(strangers);
  }

  private Result begin(Pass pass, Case state, List<RecordingId> calls) {
    Instant end = clock.instant().plus(LONGEST);
    List<Outcome> outcomes = new ArrayList<>();
    List<RecordingId> remaining = new ArrayList<>();
    for (RecordingId call : neverAskedFirst(state, calls)) {
      if (outcomes.size() < MOST && clock.instant().isBefore(end)) {
        outcomes.add(begin(call));
      } else if (!state.outcomes().containsKey(call)) {
        remaining.add(call);
      }
    }
    write(pass, state, outcomes);
    return new Result.Begun(state.id(), outcomes, remaining);
  }

  private static List<RecordingId> neverAskedFirst(Case state, List<RecordingId> calls) {
    return Stream.concat(
            calls.stream().filter(call -> !state.outcomes().containsKey(call)), calls.stream())
        .distinct()
        .toList();
  }

  private Outcome begin(RecordingId call) {
    Optional<Recording> recording = recordings.find(call);
    return recording.isPresent()
        ? outcome(call, transcripts.start(recording.get()))
        : new Outcome(call, Outcome.Kind.REFUSED, Optional.of("The recording is no longer kept."));
  }

  private static Outcome outcome(RecordingId call, Transcripts.Start start) {
    return switch (start) {
      case Transcripts.Start.Begun _ -> outcome(call, Outcome.Kind.BEGUN);
      case Transcripts.Start.AlreadyBegun _ -> outcome(call, Outcome.Kind.ALREADY_BEGUN);
      case Transcripts.Start.Deferred _ -> outcome(call, Outcome.Kind.DEFERRED);
      case Transcripts.Start.Refused(String reason) ->
          new Outcome(call, Outcome.Kind.REFUSED, Optional.of(reason));
    };
  }

  private static Outcome outcome(RecordingId call, Outcome.Kind kind) {
    return new Outcome(call, kind, Optional.empty());
  }

  private void write(Pass pass, Case seen, List<Outcome> outcomes) {
    Case state = seen;
    for (int i = 0; i < TRIES; i++) {
      List<Outcome> news = news(state, outcomes);
      if (news.isEmpty()) {
        return;
      }
      CaseEvent event = new CaseEvent.TranscriptsBegun(clock.instant(), pass.subject(), news);
      if (cases.append(state.id(), state.version(), List.of(event))) {
        return;
      }
      state = Case.from(state.id(), cases.events(state.id()));
    }
    throw new Unavailable("The case was changed by others all the time", null);
  }

  // That a transcript which this case had begun is begun already is no news.
  private static List<Outcome> news(Case state, List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(outcome -> !outcome.equals(state.outcomes().get(outcome.recordingId())))
        .filter(
            outcome ->
                outcome.kind() != Outcome.Kind.ALREADY_BEGUN
                    || Optional.ofNullable(state.outcomes().get(outcome.recordingId()))
                        .map(Outcome::kind)
                        .filter(kind -> kind == Outcome.Kind.BEGUN)
                        .isEmpty())
        .toList();
  }

  /** What came of it. */
  sealed interface Result {
    /** There is no such case. */
    record NoSuchCase() implements Result {}

    /** The case does not match some of the calls that were named; nothing was begun. */
    record NotOfTheCase(List<RecordingId> strangers) implements Result {
      public NotOfTheCase {
        strangers = List.copyOf(strangers);
      }
    }

    /**
     * Each has its outcome.
     *
     * @param remaining what a repeat will begin
     */
    record Begun(CaseId id, List<Outcome> outcomes, List<RecordingId> remaining) implements Result {
      public Begun {
        outcomes = List.copyOf(outcomes);
        remaining = List.copyOf(remaining);
      }
    }
  }
}
