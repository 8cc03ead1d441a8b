package earmark.retention;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a hold among those of its recording: 26 random characters, or the name of the request
 * that it belongs to, so that a request holds a recording once.
 */
public record HoldId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("(sar-)?[a-z2-7]{26}");
  private static final String REQUEST = "sar-";

  public HoldId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A hold's id has 26 characters of a-z and 2-7, or sar-…");
    }
  }

  /** Reads what somebody wrote; empty when it cannot be a hold's name. */
  public static Optional<HoldId> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new HoldId(text)) : Optional.empty();
  }

  /** Whether the hold is one of a subject access request, and ends with it. */
  public boolean ofRequest() {
    return value.startsWith(REQUEST);
  }

  @Override
  public String toString() {
    return value;
  }
}
