package earmark.transcripts;

import earmark.recordings.CallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Times and lengths as they are read in Britain. */
final class CallTimes {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm z", Locale.UK);

  private CallTimes() {}

  /** For example {@code Tuesday 24 November 2026}. */
  static String date(Instant time, ZoneId zone) {
    return DATE.format(time.atZone(zone));
  }

  /** For example {@code 14:05 GMT}, with the other reading where the autumn change leaves two. */
  static String time(CallTime call, ZoneId zone) {
    String time = clock(call.start(), zone);
    return switch (call.doubt()) {
      case NONE -> time;
      case REPEATED ->
          call.earlierReading()
              .map(other -> time + " or " + clock(other, zone) + " (the clocks went back)")
              .orElse(time);
      case SKIPPED -> time + " (the clocks went forward)";
    };
  }

  private static String clock(Instant time, ZoneId zone) {
    return TIME.format(time.atZone(zone));
  }

  /** For example {@code 1 hour 2 minutes 3 seconds}. */
  static String length(Duration length) {
    List<String> parts = new ArrayList<>();
    add(parts, length.toHours(), "hour");
    add(parts, length.toMinutesPart(), "minute");
    add(parts, length.toSecondsPart(), "second");
    return parts.isEmpty() ? "less than a second" : String.join(" ", parts);
  }

  private static void add(List<String> parts, long number, String unit) {
    if (number > 0) {
      parts.add(number + " " + unit + (number == 1 ? "" : "s"));
    }
  }

  /** A place in the call: {@code 04:09}, or {@code 1:04:09} beyond the first hour. */
  static String place(Duration place) {
    return place.toHours() == 0
        ? "%02d:%02d".formatted(place.toMinutesPart(), place.toSecondsPart())
        : "%d:%02d:%02d".formatted(place.toHours(), place.toMinutesPart(), place.toSecondsPart());
  }
}
