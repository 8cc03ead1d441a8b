package earmark.access;

import java.util.Optional;

/**
 * Somebody who may sign in.
 *
 * @param subject the subject of their tokens
 * @param name as colleagues know them
 * @param staffId who they are in the staff directory, bound by the Head of Operations
 */
public record Person(
    String subject, Optional<String> name, Role role, State state, Optional<String> staffId) {
  private static final int MAX_SUBJECT = 128;

  public Person {
    if (!isSubject(subject)) {
      throw new IllegalArgumentException(
          "A subject has 1 to 128 characters of letters, digits and . _ : @ | -");
    }
  }

  /** Whether a text can be the subject of a token, and so a key of the people table. */
  public static boolean isSubject(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_SUBJECT
        && text.chars().allMatch(c -> isAsciiLetterOrDigit(c) || "._:@|-".indexOf(c) >= 0);
  }

  private static boolean isAsciiLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** Whether they may do anything at all. */
  public enum State {
    ACTIVE,
    DISABLED
  }

  /** Never prints the name. */
  @Override
  public String toString() {
    return "Person[" + subject + ", " + role.id() + ", " + state + "]";
  }
}
