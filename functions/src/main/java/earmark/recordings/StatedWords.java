package earmark.recordings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.platform.Json;
import earmark.recordings.Call.Direction;
import earmark.recordings.CallTime.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads what a phone system states about a call in words of ours: in the object's metadata ({@code
 * call-start}, {@code call-from}, {@code call-to}, {@code call-direction}, {@code call-parties})
 * and, the same words, in a sidecar ({@code callStart} and so on). A part that cannot be read is a
 * gap.
 */
final class StatedWords {
  private static final int LONGEST_LINE = 64;

  private final CallTimes times;

  StatedWords(CallTimes times) {
    this.times = times;
  }

  /** Reads object metadata. */
  Told metadata(Map<String, String> metadata) {
    return new Told(
        text(metadata, "call-start").flatMap(text -> times.stated(text, Source.METADATA)),
        text(metadata, "call-direction").flatMap(StatedWords::direction),
        text(metadata, "call-from").flatMap(StatedWords::line),
        text(metadata, "call-to").flatMap(StatedWords::line),
        text(metadata, "call-parties").map(StatedWords::lines).orElse(List.of()));
  }

  /** Reads a sidecar; one that is no JSON object tells nothing. */
  Told sidecar(String file) {
    return parse(file).map(this::sidecar).orElse(Told.NOTHING);
  }

  private Told sidecar(JsonNode words) {
    return new Told(
        text(words, "callStart").flatMap(text -> times.stated(text, Source.SIDECAR)),
        text(words, "callDirection").flatMap(StatedWords::direction),
        text(words, "callFrom").flatMap(StatedWords::line),
        text(words, "callTo").flatMap(StatedWords::line),
        StreamSupport.stream(words.path("callParties").spliterator(), false)
            .filter(JsonNode::isValueNode)
            .map(JsonNode::asText)
            .flatMap(line -> line(line).stream())
            .toList());
  }

  private static Optional<JsonNode> parse(String file) {
    try {
      return Optional.ofNullable(Json.mapper().readTree(file)).filter(JsonNode::isObject);
    } catch (JsonProcessingException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(Map<String, String> metadata, String name) {
    return Optional.ofNullable(metadata.get(name)).map(String::strip);
  }

  private static Optional<String> text(JsonNode words, String name) {
    return Optional.of(words.path(name))
        .filter(word -> word.isTextual() || word.isNumber())
        .map(word -> word.asText().strip());
  }

  private static Optional<Direction> direction(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inbound" -> Optional.of(Direction.INBOUND);
      case "outbound" -> Optional.of(Direction.OUTBOUND);
      case "internal" -> Optional.of(Direction.INTERNAL);
      default -> Optional.empty();
    };
  }

  private static List<String> lines(String text) {
    return Arrays.stream(text.split(",", Told.MOST_OTHERS + 1))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .flatMap(line -> line(line).stream())
        .toList();
  }

  private static Optional<String> line(String text) {
    return Optional.of(text.strip()).filter(line -> line.length() <= LONGEST_LINE);
  }
}
