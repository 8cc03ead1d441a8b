package earmark.subjectaccess;

/**
 * Who asks for their data.
 *
 * @param name as they gave it
 * @param contact how they are answered: an address, of any kind
 */
public record Requester(String name, String contact) {
  /** Never prints who it is. */
  @Override
  public String toString() {
    return "Requester";
  }
}
