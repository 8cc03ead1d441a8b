package earmark.local.clock;

import earmark.local.clock.Passage.Stays;
import earmark.local.clock.Passage.Version;
import earmark.local.clock.Passage.Went;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Time that was let pass, in lines for a person. */
public final class PassageText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm 'UTC'", Locale.UK)
          .withZone(ZoneOffset.UTC);

  private PassageText() {}

  /** Everything, with headings. */
  public static List<String> of(Passage passage) {
    Stream<String> head = Stream.of("It is " + MOMENT.format(passage.to()) + ".");
    Stream<String> went =
        passage.went().isEmpty()
            ? Stream.of("Nothing went.")
            : Stream.concat(
                Stream.of("What went:"), passage.went().stream().map(w -> "  " + line(w)));
    Stream<String> expired =
        passage.expiredItems() == 0
            ? Stream.of()
            : Stream.of("Items whose time to live has ended: " + passage.expiredItems());
    Stream<String> stays =
        passage.stays().isEmpty()
            ? Stream.of("Nothing stays.")
            : Stream.concat(
                Stream.of("What stays:"), passage.stays().stream().map(s -> "  " + line(s)));
    return Stream.of(head, went, expired, stays).flatMap(lines -> lines).toList();
  }

  /** A version that was hidden or deleted. */
  public static String line(Went went) {
    return "%s  %-7s  %s  (rule %s)"
        .formatted(
            DAY.format(went.at()),
            went.fate().name().toLowerCase(Locale.ROOT),
            name(went.version()),
            went.rule());
  }

  /** A version that is still there. */
  public static String line(Stays stays) {
    String what = stays.marker() ? "marker" : stays.hidden() ? "hidden" : "current";
    return "%-7s  %s  %s".formatted(what, name(stays.version()), stays.why());
  }

  private static String name(Version version) {
    String retention = version.retention().isEmpty() ? "" : " [" + version.retention() + "]";
    return version.bucket() + "/" + version.key() + retention;
  }
}
