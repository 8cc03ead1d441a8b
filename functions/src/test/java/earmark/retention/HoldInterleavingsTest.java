package earmark.retention;

import static earmark.retention.HoldsContract.CALL;
import static earmark.retention.HoldsContract.FIRST;
import static earmark.retention.HoldsContract.NOW;
import static earmark.retention.HoldsContract.SECOND;
import static earmark.retention.HoldsContract.UNTIL;
import static earmark.retention.HoldsContract.VERSION;
import static earmark.retention.HoldsContract.hold;
import static org.assertj.core.api.Assertions.assertThat;

import earmark.access.Action;
import earmark.access.Pass;
import earmark.access.Passes;
import earmark.access.Role;
import earmark.platform.Unavailable;
import earmark.retention.Holds.Held;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.Test;

/**
 * Placing and releasing at the same time, in every order of their steps, and with either of them
 * dying before any of its steps: after each step, a hold that is open has its legal hold, and the
 * index forgets nothing that is held.
 */
class HoldInterleavingsTest {
  private static final HoldId THIRD = new HoldId("ovxgc3lfonzgk43unfxgozlsmc");
  private static final Pass PASS = Passes.of(Role.DIRECTOR, Action.RELEASE_HOLD);

  @Test
  void shouldNeverEndWithoutALegalHoldWhilePlacingMeetsReleasing() {
    int runs = explore(List.of(Job.RELEASE_FIRST, Job.PLACE_SECOND), List.of(FIRST));

    assertThat(runs).isGreaterThan(400);
  }

  @Test
  void shouldNeverEndWithoutALegalHoldWhileTwoRelease() {
    int runs = explore(List.of(Job.RELEASE_FIRST, Job.RELEASE_SECOND), List.of(FIRST, SECOND));

    assertThat(runs).isGreaterThan(150);
  }

  @Test
  void shouldNeverEndWithoutALegalHoldWhileTheSameIsReleasedTwice() {
    assertThat(explore(List.of(Job.RELEASE_FIRST, Job.RELEASE_FIRST), List.of(FIRST)))
        .isGreaterThan(500);
  }

  @Test
  void shouldNeverEndWithoutALegalHoldWhileTwoPlace() {
    assertThat(explore(List.of(Job.PLACE_FIRST, Job.PLACE_SECOND), List.of())).isGreaterThan(50);
  }

  /** Runs all schedules, one after the other, deepest choice first. */
  private static int explore(List<Job> jobs, List<HoldId> open) {
    List<Integer> choices = new ArrayList<>();
    int runs = 0;
    do {
      List<Integer> widths = new ArrayList<>();
      new World(open).run(jobs, choices, widths);
      runs++;
      while (!choices.isEmpty() && choices.getLast() + 1 >= widths.get(choices.size() - 1)) {
        choices.removeLast();
      }
      if (!choices.isEmpty()) {
        choices.add(choices.removeLast() + 1);
      }
    } while (!choices.isEmpty());
    return runs;
  }

  private enum Job {
    PLACE_FIRST,
    PLACE_SECOND,
    RELEASE_FIRST,
    RELEASE_SECOND
  }

  /** A process that was ended: it does nothing more. */
  private static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private static final class World {
    private final FakeHolds holds = new FakeHolds();
    private final FakeLegalHolds legalHolds = new FakeLegalHolds();
    private Instant now = NOW;

    World(List<HoldId> open) {
      holds.vaulted(CALL, VERSION, UNTIL);
      open.forEach(id -> place(id, holds, legalHolds));
    }

    /** Follows the choices, then takes the first of each; tells how many there were. */
    void run(List<Job> jobs, List<Integer> choices, List<Integer> widths) {
      List<Actor> actors = jobs.stream().map(Actor::new).toList();
      boolean killed = false;
      for (int step = 0; ; step++) {
        List<Actor> alive = actors.stream().filter(actor -> !actor.over).toList();
        if (alive.isEmpty()) {
          break;
        }
        // One of them takes a step, or, once in a schedule, is killed instead.
        int width = killed ? alive.size() : 2 * alive.size();
        widths.add(width);
        if (step == choices.size()) {
          choices.add(0);
        }
        int choice = choices.get(step);
        killed |= choice >= alive.size();
        alive.get(choice % alive.size()).go(choice >= alive.size());
        mustHold(choices);
      }
      repair(choices);
    }

    private void mustHold(List<Integer> choices) {
      Held held = holds.recording(CALL).orElseThrow();
      long open = holds.of(CALL).stream().filter(Hold::isOpen).count();
      assertThat((long) held.open()).as("count after %s", choices).isEqualTo(open);
      assertThat(holds.forgetAt(CALL).isEmpty()).as("row's day, %s", choices).isEqualTo(open > 0);
      if (open > 0) {
        assertThat(legalHolds.isOn(CALL, VERSION)).as("legal hold after %s", choices).isTrue();
      }
    }

    /**
     * A placing that lost may leave a legal hold too many. A minute later whoever places a hold
     * gets it, and with the last release the legal hold goes.
     */
    private void repair(List<Integer> choices) {
      now = now.plus(PlaceHold.LIFTING_TAKES_AT_MOST).plus(Duration.ofSeconds(1));
      place(THIRD, holds, legalHolds);
      mustHold(choices);
      for (Hold hold : holds.of(CALL)) {
        release(hold.id(), holds, legalHolds);
        mustHold(choices);
      }
      assertThat(legalHolds.isOn(CALL, VERSION)).as("off in the end, %s", choices).isFalse();
    }

    private void place(HoldId id, Holds on, LegalHolds vault) {
      new PlaceHold(on, vault, clock()).place(hold(id));
    }

    private void release(HoldId id, Holds on, LegalHolds vault) {
      new ReleaseHold(on, vault, clock()).release(PASS, CALL, id, "Settled");
    }

    private Clock clock() {
      return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** Somebody at work, who waits before each call until they are told to go on. */
    private final class Actor {
      private final SynchronousQueue<Boolean> mayGo = new SynchronousQueue<>();
      private final SynchronousQueue<Boolean> isOver = new SynchronousQueue<>();
      private boolean over;

      Actor(Job job) {
        Thread.ofVirtual().start(() -> work(job));
        await();
      }

      void go(boolean kill) {
        try {
          mayGo.put(kill);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        await();
      }

      private void await() {
        try {
          over = isOver.take();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }

      private void work(Job job) {
        Holds on = stepwise(Holds.class, holds);
        LegalHolds vault = stepwise(LegalHolds.class, legalHolds);
        try {
          switch (job) {
            case PLACE_FIRST -> place(FIRST, on, vault);
            case PLACE_SECOND -> place(SECOND, on, vault);
            case RELEASE_FIRST -> release(FIRST, on, vault);
            case RELEASE_SECOND -> release(SECOND, on, vault);
          }
        } catch (Killed | Unavailable e) {
          // Nothing more comes of it.
        } finally {
          tell(true);
        }
      }

      private void tell(boolean end) {
        try {
          isOver.put(end);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }

      private <T> T stepwise(Class<T> port, T target) {
        return port.cast(
            Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (_, method, arguments) -> {
                  tell(false);
                  if (mayGo.take()) {
                    throw new Killed();
                  }
                  try {
                    return method.invoke(target, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                }));
      }
    }
  }
}
