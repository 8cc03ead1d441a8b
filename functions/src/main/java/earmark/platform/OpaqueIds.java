package earmark.platform;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Makes names that nobody can guess: 26 characters of lower-case base 32, 130 random bits. */
public final class OpaqueIds {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 26;

  private final RandomGenerator random;

  /**
   * Draws from the system's secure source, which stays random after a SnapStart restore.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html">Handling
   *     uniqueness with Lambda SnapStart</a>
   */
  public OpaqueIds() {
    this(new SecureRandom());
  }

  /** Draws from the given source, for tests that must repeat. */
  public OpaqueIds(RandomGenerator random) {
    this.random = random;
  }

  /** The next name. */
  public String next() {
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
