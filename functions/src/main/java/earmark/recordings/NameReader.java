package earmark.recordings;

import earmark.policy.Policy.NamePattern;
import earmark.recordings.Call.Direction;
import earmark.recordings.CallTime.Source;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * Reads what an object's key tells of its call, by the patterns of the policy and then those of the
 * phone systems that are built in. A key that fits none tells nothing.
 */
final class NameReader {
  private final CallTimes times;
  private final List<Shape> shapes;

  NameReader(List<NamePattern> configured, CallTimes times) {
    this.times = times;
    this.shapes =
        Stream.concat(configured.stream(), PhoneSystems.BUILT_IN.stream()).map(Shape::of).toList();
  }

  /** What the key tells. */
  Told read(String key) {
    if (key.getBytes(StandardCharsets.UTF_8).length > UploadedVersion.LONGEST_KEY) {
      return Told.NOTHING;
    }
    String name = key.substring(key.lastIndexOf('/') + 1);
    return shapes.stream()
        .flatMap(shape -> told(shape, name).stream())
        .findFirst()
        .orElse(Told.NOTHING);
  }

  private Optional<Told> told(Shape shape, String name) {
    Matcher matcher = shape.rule().pattern().matcher(new BoundedText(name));
    try {
      return matcher.matches() ? Optional.of(told(shape, matcher)) : Optional.empty();
    } catch (BoundedText.TooLongException neverEnding) {
      return Optional.empty();
    }
  }

  private Told told(Shape shape, Matcher matcher) {
    Groups groups = new Groups(matcher);
    Optional<Direction> direction = groups.get("direction").flatMap(NameReader::direction);
    Told told = lines(groups, direction).orElse(Told.NOTHING);
    Told timed = new Told(time(shape, groups), direction, told.from(), told.to(), List.of());
    return shape.rule().system().equals(PhoneSystems.ASTERISK) ? AsteriskOrder.of(timed) : timed;
  }

  /** Either from and to, or the two ends as the organisation sees them. */
  private static Optional<Told> lines(Groups groups, Optional<Direction> direction) {
    Optional<String> external = groups.get("external");
    Optional<String> extension = groups.get("extension");
    if (external.isEmpty() && extension.isEmpty()) {
      return Optional.of(told(groups.get("from"), groups.get("to")));
    }
    return direction.filter(Direction.OUTBOUND::equals).isPresent()
        ? Optional.of(told(extension, external))
        : Optional.of(told(external, extension));
  }

  private static Told told(Optional<String> from, Optional<String> to) {
    return new Told(Optional.empty(), Optional.empty(), from, to, List.of());
  }

  private Optional<CallTime> time(Shape shape, Groups groups) {
    return groups
        .get("epoch")
        .flatMap(epoch -> times.epoch(epoch, Source.NAME_EPOCH))
        .or(() -> groups.get("time").flatMap(time -> shape.time(time, times)));
  }

  private static Optional<Direction> direction(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "in", "inbound", "incoming", "q", "queue", "rg", "external" ->
          Optional.of(Direction.INBOUND);
      case "out", "outbound", "outgoing" -> Optional.of(Direction.OUTBOUND);
      case "exten", "internal" -> Optional.of(Direction.INTERNAL);
      default -> Optional.empty();
    };
  }

  /** A pattern with the way its times are written. */
  private record Shape(NamePattern rule, Optional<DateTimeFormatter> format) {
    static Shape of(NamePattern rule) {
      return new Shape(rule, rule.time().map(Shape::format));
    }

    private static DateTimeFormatter format(String pattern) {
      return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    Optional<CallTime> time(String text, CallTimes times) {
      boolean utc = rule.zone().filter("UTC"::equals).isPresent();
      return format.flatMap(f -> utc ? CallTimes.utc(text, f) : times.local(text, f));
    }
  }

  /** The named groups of a match that took part in it. */
  private record Groups(Matcher matcher) {
    Optional<String> get(String name) {
      return matcher.namedGroups().containsKey(name)
          ? Optional.ofNullable(matcher.group(name)).map(String::strip)
          : Optional.empty();
    }
  }
}
