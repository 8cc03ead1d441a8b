package earmark.recordings;

/** An arrival cannot be dealt with now; its message comes again. The message names no key. */
final class RetryLaterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RetryLaterException(String reason) {
    super(reason);
  }
}
