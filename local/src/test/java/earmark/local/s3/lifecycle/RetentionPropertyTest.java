package earmark.local.s3.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.local.s3.lifecycle.LifecycleRule.Filter;
import earmark.local.s3.lifecycle.ObjectVersion.Current;
import earmark.local.s3.lifecycle.ObjectVersion.Lock;
import earmark.local.s3.lifecycle.ObjectVersion.Noncurrent;
import earmark.local.s3.lifecycle.ObjectVersion.Standing;
import earmark.policy.Policy;
import earmark.policy.RetentionClass;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Three years, then gone: generated histories of the vault, day by day under its rules. A run that
 * fails names its seed; {@code -Dseed=N} repeats it.
 */
class RetentionPropertyTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final int HISTORIES = 150;
  private static final int YEARS_WATCHED = 9;
  private static final List<LifecycleRule> VAULT = vault();

  @Test
  void shouldEndEveryVersionInTimeNoneEarlyAndNoneThatIsHeld() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < HISTORIES; i++) {
      History history = new History(random);
      history.live();
      history.check("history " + i + " of seed " + seed);
    }
  }

  /** One key of the vault, with the versions that it is given. */
  private static final class History {
    private final Random random;
    private final List<Kept> versions = new ArrayList<>();
    private final List<Kept> gone = new ArrayList<>();
    private final Instant begin;

    History(Random random) {
      this.random = random;
      this.begin = Instant.parse("2022-01-01T00:00:00Z").plus(within(Duration.ofDays(1500)));
      put(begin);
    }

    /** Lifecycle runs at each midnight; between two runs something may happen. */
    void live() {
      Instant end = begin.plus(366L * YEARS_WATCHED, ChronoUnit.DAYS);
      Instant now = LifecycleRules.midnightFrom(begin);
      while (now.isBefore(end)) {
        run(now);
        happen(now.plus(within(Duration.ofDays(1))));
        now = now.plus(1, ChronoUnit.DAYS);
      }
    }

    private void happen(Instant now) {
      int chance = random.nextInt(3000);
      if (chance == 0 && versions.size() < 4) {
        put(now);
      }
      if (versions.isEmpty()) {
        return;
      }
      Kept one = versions.get(random.nextInt(versions.size()));
      if (one.marker) {
        return;
      }
      if (chance == 1 || chance == 2) {
        one.held = true;
        one.everHeld = true;
      }
      if (chance >= 10 && chance < 20 && one.held) {
        one.held = false;
        one.released = now;
      }
      if (chance == 20 && !one.held && one.erasedAt == null) {
        one.retention = "erase";
        one.lockedUntil = now;
        one.erasedAt = now;
      }
    }

    /** A call that is vaulted at once, or up to three years late. */
    private void put(Instant now) {
      Duration late =
          random.nextInt(3) == 0 ? within(Duration.ofDays(1080)) : within(Duration.ofDays(6));
      Kept kept = new Kept();
      kept.call = now.minus(late);
      kept.created = now;
      kept.anniversary = kept.call.atZone(LONDON).plusYears(3).toInstant();
      kept.lockedUntil = kept.anniversary;
      kept.retention = RetentionClass.inVault(kept.call, now).tag();
      versions.add(kept);
    }

    private void run(Instant now) {
      List<Kept> found = List.copyOf(versions);
      for (int i = 0; i < found.size(); i++) {
        Kept kept = found.get(i);
        Standing standing =
            i < found.size() - 1
                ? new Noncurrent(found.get(i + 1).created)
                : new Current(found.size() == 1);
        switch (LifecycleRules.decide(kept.as(standing), VAULT, now)) {
          case LifecycleAction.Hide _ ->
              versions.add(marker(now.plusSeconds(random.nextInt(3600))));
          case LifecycleAction.Delete _ -> {
            kept.goneAt = now;
            kept.heldWhenGone = kept.held;
            versions.remove(kept);
            gone.add(kept);
          }
          case LifecycleAction.Keep _, LifecycleAction.Spare _ -> {}
        }
      }
    }

    void check(String name) {
      for (Kept kept : gone) {
        if (kept.marker) {
          continue;
        }
        assertThat(kept.heldWhenGone).as("%s: held, yet gone: %s", name, kept).isFalse();
        if (kept.erasedAt == null) {
          assertThat(kept.goneAt)
              .as("%s: early: %s", name, kept)
              .isAfterOrEqualTo(kept.anniversary);
        }
        assertThat(kept.goneAt).as("%s: late: %s", name, kept).isBefore(kept.latestEnd());
      }
      for (Kept kept : versions) {
        assertThat(kept.held || kept.latestEnd().isAfter(endOfWatch()))
            .as("%s: still there: %s", name, kept)
            .isTrue();
      }
    }

    private Instant endOfWatch() {
      return begin.plus(366L * YEARS_WATCHED, ChronoUnit.DAYS);
    }

    private Duration within(Duration most) {
      return Duration.ofSeconds(random.nextLong(most.toSeconds()));
    }

    private static Kept marker(Instant now) {
      Kept marker = new Kept();
      marker.marker = true;
      marker.created = now;
      marker.anniversary = now;
      marker.retention = "";
      return marker;
    }
  }

  /** A version and what was done to it. */
  private static final class Kept {
    private Instant call = Instant.EPOCH;
    private Instant created = Instant.EPOCH;
    private Instant anniversary = Instant.EPOCH;
    private Instant lockedUntil = Instant.EPOCH;
    private String retention = "";
    private boolean marker;
    private boolean held;
    private boolean everHeld;
    private boolean heldWhenGone;
    private Instant released;
    private Instant erasedAt;
    private Instant goneAt;

    /** Ten days after the anniversary, after a release when that comes later. */
    Instant latestEnd() {
      Instant end = released != null && released.isAfter(anniversary) ? released : anniversary;
      return marker ? Instant.MAX : end.plus(10, ChronoUnit.DAYS);
    }

    ObjectVersion as(Standing standing) {
      return new ObjectVersion(
          "recording",
          Optional.of(Integer.toString(System.identityHashCode(this))),
          created,
          standing,
          marker,
          marker ? 0 : 1,
          marker ? Map.of() : Map.of(RetentionClass.TAG_KEY, retention),
          marker ? Lock.NONE : new Lock(Optional.of(lockedUntil), held));
    }

    @Override
    public String toString() {
      return "call %s, vaulted %s as %s, held %s (ever %s), released %s, erased %s, gone %s"
          .formatted(call, created, retention, held, everHeld, released, erasedAt, goneAt);
    }
  }

  /** The design's table of classes, written out. */
  private static List<LifecycleRule> vault() {
    Stream<LifecycleRule> standard =
        Stream.of(
            new LifecycleRule(
                "standard",
                Filter.ALL,
                OptionalInt.of(1095),
                false,
                OptionalInt.of(1),
                OptionalInt.empty()),
            new LifecycleRule(
                "leftovers",
                Filter.ALL,
                OptionalInt.empty(),
                true,
                OptionalInt.empty(),
                OptionalInt.of(7)),
            tagged("erase", 1));
    Stream<LifecycleRule> late =
        RetentionClass.lateRules(Policy.bundled().retention()).stream()
            .map(rule -> tagged(rule.retentionClass().tag(), rule.days()));
    return Stream.concat(standard, late).toList();
  }

  private static LifecycleRule tagged(String retention, int days) {
    return new LifecycleRule(
        retention,
        new Filter(
            "",
            Map.of(RetentionClass.TAG_KEY, retention),
            OptionalLong.empty(),
            OptionalLong.empty()),
        OptionalInt.of(days),
        false,
        OptionalInt.of(1),
        OptionalInt.empty());
  }
}
