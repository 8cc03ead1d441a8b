package earmark.infrastructure;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** In which line of a JSON text each value stands. */
final class JsonLines {
  private final Map<String, Integer> lines;

  private JsonLines(Map<String, Integer> lines) {
    this.lines = lines;
  }

  /** Reads a text that is JSON. */
  static JsonLines of(String text) {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = Json.mapper().createParser(text)) {
      while (parser.nextToken() != null) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new JsonLines(lines);
  }

  /**
   * Makes sure that a text is JSON.
   *
   * @throws IllegalArgumentException with file, line and reason
   */
  static void check(Path file, String text) throws IOException {
    try {
      Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s:%d: no JSON: %s"
              .formatted(file.getFileName(), e.getLocation().getLineNr(), e.getOriginalMessage()),
          e);
    }
  }

  /** The line of the value at this pointer, or of the nearest one around it. */
  int lineOf(String pointer) {
    for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      if (lines.containsKey(at)) {
        return lines.get(at);
      }
    }
    return 1;
  }
}
