package earmark.recordings;

/**
 * A text that a regular expression may look at only so often: a pattern of the policy that
 * backtracks without end is given up, and its file waits for a person, instead of holding up the
 * queue.
 */
final class BoundedText implements CharSequence {
  /** A harmless pattern looks at each character of a name a few times. */
  private static final int MOST_LOOKS = 200_000;

  private final String text;
  private int looks;

  BoundedText(String text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (++looks > MOST_LOOKS) {
      throw new TooLongException();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }

  /** The pattern was given up. */
  static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLongException() {
      super("The pattern looks at the name too often");
    }
  }
}
