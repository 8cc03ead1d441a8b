package earmark.access;

import earmark.audit.AuditEntry;
import earmark.audit.AuditTrail;
import earmark.platform.HttpProblem;
import earmark.platform.OpaqueIds;
import java.time.Clock;
import java.util.Optional;

/**
 * Lets people through to what they may do, and writes down each decision, a denial too, before it
 * takes effect. It decides by the person's role as it stands at this moment and by nothing that is
 * asked about, so a refusal tells nobody whether a thing exists.
 *
 * <p>Two AWS calls: the person, read strongly consistent, and the entry.
 */
public final class Gate {
  private final People people;
  private final AuditTrail trail;
  private final OpaqueIds ids;
  private final Clock clock;

  public Gate(People people, AuditTrail trail, OpaqueIds ids, Clock clock) {
    this.people = people;
    this.trail = trail;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Lets somebody through.
   *
   * @param about what they want to do it to
   * @throws HttpProblem when they may not
   * @throws AuditTrail.Unwritable when the decision could not be written down
   */
  public Pass enter(Actor actor, Action action, AuditEntry.About about) {
    Decision decision = decide(actor.subject(), action);
    trail.record(entry(actor, action, decision, about));
    return switch (decision) {
      case Decision.Allowed allowed -> new Pass(allowed.person(), action);
      case Decision.Denied _ ->
          throw HttpProblem.of(
              HttpProblem.Kind.FORBIDDEN, "Your role does not allow this. It was written down.");
    };
  }

  /**
   * Turns somebody away whom their role let in, for what stands in the thing itself, and writes it
   * down.
   *
   * @param reason for the trail, without personal data
   * @param detail for whoever asked
   * @throws AuditTrail.Unwritable when it could not be written down
   */
  public HttpProblem refuse(
      Actor actor, Pass pass, AuditEntry.About about, String reason, String detail) {
    trail.record(
        new AuditEntry(
            ids.next(),
            clock.instant(),
            actor.subject(),
            Optional.of(pass.role().id()),
            pass.action().id(),
            AuditEntry.Decision.DENIED,
            reason,
            about,
            actor.sourceIp()));
    return HttpProblem.of(HttpProblem.Kind.FORBIDDEN, detail);
  }

  /** Decides, without a trace: what {@link #enter} goes by. */
  Decision decide(String subject, Action action) {
    Optional<Person> found = people.find(subject);
    if (found.isEmpty()) {
      return new Decision.Denied(found, Decision.Reason.UNKNOWN_PERSON);
    }
    Person person = found.get();
    if (person.state() != Person.State.ACTIVE) {
      return new Decision.Denied(found, Decision.Reason.DISABLED);
    }
    return AccessTable.allowedTo(person.role()).contains(action)
        ? new Decision.Allowed(person)
        : new Decision.Denied(found, Decision.Reason.ROLE_MAY_NOT);
  }

  private AuditEntry entry(Actor actor, Action action, Decision decision, AuditEntry.About about) {
    return switch (decision) {
      case Decision.Allowed(Person person) ->
          entry(actor, action, Optional.of(person), AuditEntry.Decision.ALLOWED, "role may", about);
      case Decision.Denied(Optional<Person> person, Decision.Reason reason) ->
          entry(actor, action, person, AuditEntry.Decision.DENIED, text(reason), about);
    };
  }

  private AuditEntry entry(
      Actor actor,
      Action action,
      Optional<Person> person,
      AuditEntry.Decision decision,
      String reason,
      AuditEntry.About about) {
    return new AuditEntry(
        ids.next(),
        clock.instant(),
        actor.subject(),
        person.map(Person::role).map(Role::id),
        action.id(),
        decision,
        reason,
        about,
        actor.sourceIp());
  }

  private static String text(Decision.Reason reason) {
    return switch (reason) {
      case UNKNOWN_PERSON -> "unknown person";
      case DISABLED -> "disabled";
      case ROLE_MAY_NOT -> "role may not";
    };
  }
}
