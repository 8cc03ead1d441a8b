package earmark.subjectaccess;

import earmark.access.Role;
import earmark.platform.Unavailable;
import earmark.recordings.RecordingId;
import earmark.retention.Hold;
import earmark.retention.HoldId;
import earmark.retention.PlaceHold;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Holds the calls that a case matches (promise 7), each by a hold of the case's name, and writes
 * down that they are held. Eight at a time, and none is begun after {@link #LONGEST}: whatever
 * remains is not called held, and the next look at the case holds it. Died in between, or failed,
 * the same happens: a hold that is there already is found.
 *
 * <p>AWS calls: those of {@link PlaceHold} for each call that is to be held, and one write.
 */
final class HoldCalls {
  /** When no more is begun: the API waits for 30 seconds, and the search takes some of them. */
  static final Duration LONGEST = Duration.ofSeconds(12);

  private static final int AT_ONCE = 8;
  private static final int TRIES = 4;
  private static final String WORDS = "A subject access request matches this call.";

  private final Cases cases;
  private final PlaceHold placeHold;
  private final ZoneId zone;
  private final Clock clock;

  HoldCalls(Cases cases, PlaceHold placeHold, ZoneId zone, Clock clock) {
    this.cases = cases;
    this.placeHold = placeHold;
    this.zone = zone;
    this.clock = clock;
  }

  /**
   * Holds what is to be held.
   *
   * @return the case, with what is held now
   * @throws Unavailable when a call could not be held; what could be is written down
   */
  Case hold(Case state) {
    List<RecordingId> wanted = state.toBeHeld();
    if (wanted.isEmpty()) {
      return state;
    }
    List<Result> results = place(state.id(), wanted);
    Case after = write(state, results);
    results.stream()
        .flatMap(result -> result.failure().stream())
        .findFirst()
        .ifPresent(
            failure -> {
              throw new Unavailable("Not all calls of the case could be held", failure);
            });
    return after;
  }

  private List<Result> place(CaseId id, List<RecordingId> calls) {
    Instant end = clock.instant().plus(LONGEST);
    List<Callable<Optional<Result>>> tasks =
        calls.stream().<Callable<Optional<Result>>>map(call -> () -> place(id, call, end)).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, calls.size()))) {
      List<Result> results = new ArrayList<>();
      for (Future<Optional<Result>> done : threads.invokeAll(tasks)) {
        done.get().ifPresent(results::add);
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("Interrupted while calls were held", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Optional<Result> place(CaseId id, RecordingId call, Instant end) {
    if (!clock.instant().isBefore(end)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (placeHold.place(hold(id, call))) {
            case PlaceHold.Outcome.Placed _ -> new Result(call, true, Optional.empty());
            case PlaceHold.Outcome.NoSuchRecording _, PlaceHold.Outcome.Gone _ ->
                new Result(call, false, Optional.empty());
          });
    } catch (RuntimeException e) {
      return Optional.of(new Result(call, false, Optional.of(e)));
    }
  }

  private Hold hold(CaseId id, RecordingId call) {
    Instant now = clock.instant();
    return new Hold(
        call,
        new HoldId(id.value()),
        new Hold.Reason(Hold.Kind.SUBJECT_ACCESS, WORDS),
        id.value(),
        Role.CUSTOMER_SERVICE_MANAGER.id(),
        now,
        LocalDate.ofInstant(now, zone).plusDays(Hold.LONGEST_UNREVIEWED),
        Optional.empty());
  }

  private Case write(Case seen, List<Result> results) {
    List<RecordingId> held = results.stream().filter(Result::held).map(Result::call).toList();
    List<RecordingId> gone =
        results.stream()
            .filter(result -> !result.held() && result.failure().isEmpty())
            .map(Result::call)
            .toList();
    if (held.isEmpty() && gone.isEmpty()) {
      return seen;
    }
    CaseEvent event = new CaseEvent.CallsHeld(clock.instant(), held, gone);
    Case state = seen;
    for (int i = 0; i < TRIES; i++) {
      if (cases.append(state.id(), state.version(), List.of(event))) {
        return Case.from(state.id(), cases.events(state.id()));
      }
      state = Case.from(state.id(), cases.events(state.id()));
    }
    throw new Unavailable("The case was changed by others all the time", null);
  }

  private record Result(RecordingId call, boolean held, Optional<RuntimeException> failure) {}
}
