package earmark.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A function's log: one line of JSON for each thing that happened. Values are ids, outcomes, codes
 * and counts; never a name, a number, an object key or the message of somebody else's exception,
 * which may quote one.
 */
public final class Log {
  private final PrintStream out;
  private final Clock clock;

  public Log(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** What Lambda takes to CloudWatch. */
  public static Log system() {
    return new Log(System.out, Clock.systemUTC());
  }

  /** Something happened, as it should. */
  public void info(String event, Map<String, ?> details) {
    write("INFO", event, details);
  }

  /** Something went wrong; what is not made good rings by its dead letter, not by this line. */
  public void error(String event, Map<String, ?> details) {
    write("ERROR", event, details);
  }

  private void write(String level, String event, Map<String, ?> details) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now(clock).toString());
    line.put("level", level);
    line.put("event", event);
    line.putAll(details);
    try {
      out.println(Json.mapper().writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
