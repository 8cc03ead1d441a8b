package earmark.local.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call to try Earmark with, as {@code events/recordings/samples.json} describes it. Key, metadata
 * and sidecar are templates, filled in with the moment at which the call is said to have begun.
 *
 * @param audio the file, seen from {@code samples.json}
 * @param uploadAs the key, a template
 * @param metadata the object's user metadata; the values are templates
 * @param sidecar what a JSON file beside the audio says; the values are templates; empty for none
 * @param daysAgo on which day it began, counted back from the day of the upload
 * @param at when on that day, local time
 * @param expect what Earmark should make of it
 * @param about one line for people
 */
public record SampleCall(
    String audio,
    String uploadAs,
    Map<String, String> metadata,
    Map<String, String> sidecar,
    int daysAgo,
    LocalTime at,
    Expectation expect,
    String about) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");
  private static final String UTC = "utc:";

  public SampleCall {
    metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    sidecar = sidecar == null ? Map.of() : Map.copyOf(sidecar);
  }

  /** What becomes of an uploaded call. */
  public enum Expectation {
    @JsonProperty("vaulted")
    VAULTED,
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("out-of-scope")
    OUT_OF_SCOPE
  }

  /** When the call began, if it is uploaded now. */
  public Instant start(Clock clock, ZoneId zone) {
    return LocalDate.now(clock.withZone(zone))
        .minusDays(daysAgo)
        .atTime(at)
        .atZone(zone)
        .toInstant();
  }

  /** The key under which a phone system uploads it. */
  public String key(Instant start, ZoneId zone) {
    return fill(uploadAs, start, zone);
  }

  /** The object's user metadata, for a call that began then. */
  public Map<String, String> metadata(Instant start, ZoneId zone) {
    return fill(metadata, start, zone);
  }

  /** What the sidecar says, for a call that began then. */
  public Map<String, String> sidecar(Instant start, ZoneId zone) {
    return fill(sidecar, start, zone);
  }

  private static Map<String, String> fill(
      Map<String, String> templates, Instant start, ZoneId zone) {
    var filled = new TreeMap<String, String>();
    templates.forEach((name, template) -> filled.put(name, fill(template, start, zone)));
    return filled;
  }

  private static String fill(String template, Instant start, ZoneId zone) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, start, zone)));
  }

  private static String value(MatchResult placeholder, Instant start, ZoneId zone) {
    var format = placeholder.group(1);
    if (format.equals("epoch")) {
      return String.valueOf(start.getEpochSecond());
    }
    return format.startsWith(UTC)
        ? format(format.substring(UTC.length()), start, ZoneOffset.UTC)
        : format(format, start, zone);
  }

  private static String format(String pattern, Instant start, ZoneId zone) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(start.atZone(zone));
  }
}
