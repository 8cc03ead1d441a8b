package earmark.local.s3.lifecycle;

import earmark.local.s3.lifecycle.ObjectVersion.Current;
import earmark.local.s3.lifecycle.ObjectVersion.Noncurrent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What a bucket's rules make of a version: of several that match, the shortest wins. */
public final class LifecycleRules {
  private LifecycleRules() {}

  /** What lifecycle does with the version if it runs now. */
  public static LifecycleAction decide(
      ObjectVersion version, List<LifecycleRule> rules, Instant now) {
    Optional<Due> due = due(version, rules);
    if (due.isEmpty() || now.isBefore(due.get().at())) {
      return new LifecycleAction.Keep(due);
    }
    if (isHiddenFirst(version)) {
      return new LifecycleAction.Hide(due.get());
    }
    return version.lock().isClosed(now)
        ? new LifecycleAction.Spare(due.get(), version.lock())
        : new LifecycleAction.Delete(due.get());
  }

  /** When a rule is the first to come into force for the version, whatever lock is on it. */
  public static Optional<Due> due(ObjectVersion version, List<LifecycleRule> rules) {
    return earliest(
        rules.stream()
            .filter(rule -> rule.filter().covers(version))
            .flatMap(rule -> due(version, rule).stream()));
  }

  /** When an upload in parts that is never completed goes. */
  public static Optional<Due> dueOfUpload(String key, Instant begun, List<LifecycleRule> rules) {
    return earliest(
        rules.stream()
            .filter(rule -> key.startsWith(rule.filter().prefix()))
            .flatMap(rule -> after(begun, rule.abortDays(), rule).stream()));
  }

  /** The first midnight, UTC, at or after a time: lifecycle runs then. */
  public static Instant midnightFrom(Instant time) {
    Instant day = time.truncatedTo(ChronoUnit.DAYS);
    return day.equals(time) ? day : day.plus(1, ChronoUnit.DAYS);
  }

  private static Optional<Due> due(ObjectVersion version, LifecycleRule rule) {
    return switch (version.standing()) {
      case Noncurrent(Instant since) -> after(since, rule.noncurrentDays(), rule);
      case Current(boolean alone) when version.marker() ->
          alone ? dueOfLeftover(version, rule) : Optional.empty();
      case Current _ -> after(version.created(), rule.expirationDays(), rule);
    };
  }

  /** A marker that hides nothing goes at once under a rule for markers, else when it is of age. */
  private static Optional<Due> dueOfLeftover(ObjectVersion marker, LifecycleRule rule) {
    return rule.expiredObjectDeleteMarker()
        ? Optional.of(new Due(marker.created(), rule.id()))
        : after(marker.created(), rule.expirationDays(), rule);
  }

  private static Optional<Due> after(Instant start, OptionalInt days, LifecycleRule rule) {
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Due(midnightFrom(start.plus(days.getAsInt(), ChronoUnit.DAYS)), rule.id()));
  }

  private static Optional<Due> earliest(Stream<Due> dues) {
    return dues.min(Comparator.comparing(Due::at));
  }

  private static boolean isHiddenFirst(ObjectVersion version) {
    return version.versionId().isPresent()
        && version.standing() instanceof Current
        && !version.marker();
  }
}
