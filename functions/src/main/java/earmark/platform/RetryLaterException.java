package earmark.platform;

/** Something cannot be dealt with now; its message comes again. The reason names no key. */
public final class RetryLaterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RetryLaterException(String reason) {
    super(reason);
  }
}
