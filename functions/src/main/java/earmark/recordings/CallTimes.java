package earmark.recordings;

import earmark.recordings.CallTime.Doubt;
import earmark.recordings.CallTime.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the times that phone systems write. What cannot be read is empty, never the present. */
final class CallTimes {
  private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
  private static final int LONGEST = 40;

  private final ZoneId zone;

  /**
   * @param zone of local times that name none
   */
  CallTimes(ZoneId zone) {
    this.zone = zone;
  }

  /** Seconds since the epoch. */
  Optional<CallTime> epoch(String seconds, Source source) {
    return SECONDS.matcher(seconds).matches()
        ? Optional.of(certain(Instant.ofEpochSecond(Long.parseLong(seconds)), source))
        : Optional.empty();
  }

  /** ISO 8601 with an offset, or seconds since the epoch. */
  Optional<CallTime> stated(String text, Source source) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<CallTime> epoch = epoch(text, source);
    return epoch.isPresent() ? epoch : iso(text, source);
  }

  private static Optional<CallTime> iso(String text, Source source) {
    try {
      return Optional.of(certain(OffsetDateTime.parse(text).toInstant(), source));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** A time in UTC, written as the format says. */
  static Optional<CallTime> utc(String text, DateTimeFormatter format) {
    return parse(text, format)
        .map(time -> certain(time.toInstant(ZoneOffset.UTC), Source.NAME_UTC));
  }

  /** A local time without a zone, written as the format says. */
  Optional<CallTime> local(String text, DateTimeFormatter format) {
    return parse(text, format).map(this::local);
  }

  private static Optional<LocalDateTime> parse(String text, DateTimeFormatter format) {
    try {
      LocalDateTime time = LocalDateTime.parse(text, format);
      // Or the 30th of February would be read as the 28th.
      return Optional.of(time).filter(read -> format.format(read).equals(text));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** The instant, or the two instants, that a clock on the wall showed this time at. */
  CallTime local(LocalDateTime time) {
    ZoneRules rules = zone.getRules();
    List<ZoneOffset> offsets = rules.getValidOffsets(time);
    return switch (offsets.size()) {
      case 1 -> certain(time.toInstant(offsets.getFirst()), Source.NAME_LOCAL);
      case 2 ->
          new CallTime(
              time.toInstant(offsets.getLast()),
              Optional.of(time.toInstant(offsets.getFirst())),
              Source.NAME_LOCAL,
              Doubt.REPEATED);
      default ->
          new CallTime(
              time.toInstant(rules.getTransition(time).getOffsetBefore()),
              Optional.empty(),
              Source.NAME_LOCAL,
              Doubt.SKIPPED);
    };
  }

  private static CallTime certain(Instant start, Source source) {
    return new CallTime(start, Optional.empty(), source, Doubt.NONE);
  }
}
