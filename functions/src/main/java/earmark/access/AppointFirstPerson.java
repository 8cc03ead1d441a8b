package earmark.access;

import earmark.audit.AuditEntry;
import earmark.audit.AuditTrail;
import earmark.platform.OpaqueIds;
import java.time.Clock;
import java.util.Optional;

/**
 * Makes the very first Head of Operations, who then manages everybody else's access (P13). It works
 * once in the life of a stage: a second call is refused and written down.
 *
 * <p>Three AWS calls: whether there was one, the audit entry, the transaction.
 */
public final class AppointFirstPerson {
  // Who invoked the function is in CloudTrail; the invocation itself does not say.
  private static final String ENGINEER = "engineer";

  private final People people;
  private final AuditTrail trail;
  private final OpaqueIds ids;
  private final Clock clock;

  public AppointFirstPerson(People people, AuditTrail trail, OpaqueIds ids, Clock clock) {
    this.people = people;
    this.trail = trail;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Appoints somebody.
   *
   * @param subject the subject of their tokens
   * @param name as colleagues know them
   */
  public Outcome appoint(String subject, Optional<String> name) {
    Person person =
        new Person(subject, name, Role.HEAD_OF_OPERATIONS, Person.State.ACTIVE, Optional.empty());
    if (people.haveHeadOfOperations()) {
      return refused(person);
    }
    record(person, AuditEntry.Decision.ALLOWED, "no Head of Operations yet");
    // Of two at once only one gets through; the other is written down a second time, as refused.
    return people.addFirst(person) ? new Outcome.Appointed(person) : refused(person);
  }

  private Outcome refused(Person person) {
    record(person, AuditEntry.Decision.DENIED, "there is, or was, a Head of Operations");
    return new Outcome.Refused();
  }

  private void record(Person person, AuditEntry.Decision decision, String reason) {
    trail.record(
        new AuditEntry(
            ids.next(),
            clock.instant(),
            ENGINEER,
            Optional.empty(),
            Action.APPOINT_FIRST_PERSON.id(),
            decision,
            reason,
            AuditEntry.About.ofPerson(person.subject()),
            Optional.empty()));
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** They are the first Head of Operations now. */
    record Appointed(Person person) implements Outcome {}

    /** There is or was one, and nothing has changed. */
    record Refused() implements Outcome {}
  }
}
