package earmark.access;

import java.util.Optional;

/** Passes for tests of use cases, as the gate issues them. */
public final class Passes {
  private Passes() {}

  public static Pass of(Role role, Action action) {
    return new Pass(
        new Person("subject-9", Optional.empty(), role, Person.State.ACTIVE, Optional.empty()),
        action);
  }
}
