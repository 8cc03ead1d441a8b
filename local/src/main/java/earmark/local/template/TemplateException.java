package earmark.local.template;

/** The synthesized templates are missing, or say something the local stack does not understand. */
public final class TemplateException extends RuntimeException {
  public TemplateException(String message) {
    super(message);
  }

  public TemplateException(String message, Throwable cause) {
    super(message, cause);
  }
}
