package earmark.access;

/**
 * Proof that somebody may do something, and that the audit trail says so. Only {@link Gate} makes
 * one; a use case that asks for a pass cannot run before its entry is written.
 */
public final class Pass {
  private final Person person;
  private final Action action;

  Pass(Person person, Action action) {
    this.person = person;
    this.action = action;
  }

  /** The subject of whoever was let in. */
  public String subject() {
    return person.subject();
  }

  Action action() {
    return action;
  }

  /** The role they were let in by. */
  public Role role() {
    return person.role();
  }

  /**
   * Makes sure that it was issued for this.
   *
   * @throws IllegalStateException when it was not: a mistake in the code
   */
  public void mustBeFor(Action wanted) {
    if (action != wanted) {
      throw new IllegalStateException("A pass for " + action + " is none for " + wanted);
    }
  }
}
