package earmark.platform;

/** A message that nothing can be made of: it goes to the dead letters, where a person sees it. */
public final class MalformedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason what is wrong, without a word of the message itself
   */
  public MalformedMessageException(String reason) {
    super(reason);
  }
}
