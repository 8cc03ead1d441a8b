package earmark.access;

import java.util.Optional;

/** Whether somebody may do something, at this moment. */
public sealed interface Decision {
  /** They may. */
  record Allowed(Person person) implements Decision {}

  /**
   * They may not.
   *
   * @param person empty when nobody of that subject is known
   */
  record Denied(Optional<Person> person, Reason reason) implements Decision {}

  /** Why somebody may not. */
  enum Reason {
    UNKNOWN_PERSON,
    DISABLED,
    ROLE_MAY_NOT
  }
}
