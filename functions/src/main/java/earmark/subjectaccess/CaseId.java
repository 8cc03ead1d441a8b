package earmark.subjectaccess;

import com.fasterxml.jackson.annotation.JsonValue;
import earmark.platform.OpaqueIds;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a case: {@code sar-} and 26 random characters, which nobody can guess. */
public record CaseId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("sar-[a-z2-7]{26}");

  public CaseId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("A case id is sar- and 26 characters of a-z and 2-7");
    }
  }

  /** A name that no case has yet. */
  public static CaseId next(OpaqueIds ids) {
    return new CaseId("sar-" + ids.next());
  }

  /** Reads what somebody wrote; empty when it cannot be a case's name. */
  public static Optional<CaseId> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new CaseId(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
