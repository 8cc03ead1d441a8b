package earmark.local.demonstration;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The sample calls of {@code events/recordings}, dated in the days before the demonstration. */
final class Samples {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");
  private static final String UTC = "utc:";

  private Samples() {}

  /**
   * Reads {@code samples.json}. The names of the calls carry dates, and calls of long ago wait for
   * a person; so names are made for the present day.
   */
  static List<Sample> read(Path folder, ZonedDateTime now) {
    try {
      List<Line> lines =
          Json.mapper()
              .readValue(folder.resolve("samples.json").toFile(), new TypeReference<>() {});
      return lines.stream().map(line -> line.dated(folder, now)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the sample calls: " + e.getMessage(), e);
    }
  }

  /** What Earmark is to do with a sample. */
  enum Expected {
    VAULTED,
    WAITING,
    OUT_OF_SCOPE
  }

  /** A sample call, as a phone system uploads it. */
  record Sample(
      Path audio,
      String key,
      Map<String, String> metadata,
      Optional<String> sidecar,
      ZonedDateTime start,
      Expected expected,
      String about) {}

  /** A line of {@code samples.json}. */
  record Line(
      String audio,
      String uploadAs,
      Map<String, String> metadata,
      Optional<JsonNode> sidecar,
      int daysAgo,
      LocalTime at,
      String expect,
      String about) {

    Sample dated(Path folder, ZonedDateTime now) {
      ZonedDateTime start = now.toLocalDate().minusDays(daysAgo).atTime(at).atZone(now.getZone());
      Map<String, String> stated = metadata == null ? Map.of() : metadata;
      return new Sample(
          folder.resolve(audio),
          filled(uploadAs, start),
          stated.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> filled(e.getValue(), start))),
          sidecar.map(JsonNode::toString),
          start,
          Expected.valueOf(expect.toUpperCase(Locale.ROOT).replace('-', '_')),
          about);
    }

    private static String filled(String template, ZonedDateTime start) {
      return PLACEHOLDER.matcher(template).replaceAll(match -> value(match.group(1), start));
    }

    private static String value(String placeholder, ZonedDateTime start) {
      if (placeholder.equals("epoch")) {
        return Long.toString(start.toEpochSecond());
      }
      return placeholder.startsWith(UTC)
          ? DateTimeFormatter.ofPattern(placeholder.substring(UTC.length()), Locale.ROOT)
              .format(start.withZoneSameInstant(ZoneOffset.UTC))
          : DateTimeFormatter.ofPattern(placeholder, Locale.ROOT).format(start);
    }
  }
}
