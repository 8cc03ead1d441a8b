package earmark.platform;

/** Something that Earmark leans on does not answer just now; trying again later may help. */
public class Unavailable extends RuntimeException {
  public Unavailable(String what, Throwable cause) {
    super(what, cause);
  }
}
