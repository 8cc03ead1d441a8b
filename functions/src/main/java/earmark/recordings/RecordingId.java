package earmark.recordings;

import java.util.regex.Pattern;

/**
 * The opaque name of a recording, and its key in the vault: a keyed hash of the uploaded version,
 * 26 characters of lower-case base 32 without padding.
 */
public record RecordingId(String value) {
  private static final Pattern FORM = Pattern.compile("[a-z2-7]{26}");

  public RecordingId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A recording id has 26 characters of a-z and 2-7");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
