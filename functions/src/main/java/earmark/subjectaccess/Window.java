package earmark.subjectaccess;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * When the requester says the call was: a span of local time.
 *
 * @param from its begin
 * @param to its end, not part of it
 */
public record Window(LocalDateTime from, LocalDateTime to) {
  /** The longest window. */
  public static final Duration LONGEST = Duration.ofDays(31);

  public Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("A window ends after it begins");
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A window has 31 days at most");
    }
  }

  /**
   * The instants that it may mean: where the clocks change, every reading of its begin and its end
   * lies within.
   */
  Span in(ZoneId zone) {
    Instant earliest =
        readings(from, zone).stream().map(from::toInstant).min(Instant::compareTo).orElseThrow();
    Instant latest =
        readings(to, zone).stream().map(to::toInstant).max(Instant::compareTo).orElseThrow();
    return new Span(earliest, latest);
  }

  private static List<ZoneOffset> readings(LocalDateTime local, ZoneId zone) {
    ZoneOffsetTransition change = zone.getRules().getTransition(local);
    return change == null
        ? zone.getRules().getValidOffsets(local)
        : List.of(change.getOffsetBefore(), change.getOffsetAfter());
  }

  /** A span of time, its end not part of it. */
  record Span(Instant from, Instant to) {}
}
