package earmark.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.access.Person.State;
import earmark.audit.AuditEntry;
import earmark.audit.AuditEntry.About;
import earmark.audit.AuditTrail;
import earmark.audit.FakeAuditTrail;
import earmark.platform.HttpProblem;
import earmark.platform.OpaqueIds;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");
  private static final Actor ACTOR = new Actor("subject-1", Optional.of("203.0.113.7"));

  // The table once more, written by hand, so that a slip in it does not pass unseen.
  private static final Map<Role, Set<Action>> EXPECTED =
      Map.of(
          Role.CUSTOMER_SERVICE_MANAGER,
          Set.of(
              Action.OPEN_SUBJECT_ACCESS_REQUEST,
              Action.SEE_SUBJECT_ACCESS_REQUEST,
              Action.BEGIN_TRANSCRIPTS,
              Action.READ_TRANSCRIPT,
              Action.PLACE_HOLD,
              Action.SEE_HOLDS,
              Action.REVIEW_HOLD,
              Action.RELEASE_HOLD),
          Role.HEAD_OF_OPERATIONS,
          Set.of(
              Action.SEE_SUBJECT_ACCESS_REQUEST,
              Action.PLACE_HOLD,
              Action.SEE_HOLDS,
              Action.REVIEW_HOLD,
              Action.RELEASE_HOLD),
          Role.SAFEGUARDING_OFFICER,
          Set.of(Action.PLACE_HOLD, Action.SEE_HOLDS, Action.REVIEW_HOLD, Action.RELEASE_HOLD),
          Role.DIRECTOR,
          Set.of(Action.PLACE_HOLD, Action.SEE_HOLDS, Action.REVIEW_HOLD, Action.RELEASE_HOLD));

  private final FakePeople people = new FakePeople();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final Gate gate =
      new Gate(people, trail, new OpaqueIds(), Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @EnumSource(Role.class)
  void shouldLetEachRoleDoWhatTheTableSays(Role role) {
    people.add(person(role, State.ACTIVE));

    for (Action action : Action.values()) {
      assertThat(gate.decide("subject-1", action) instanceof Decision.Allowed)
          .as("%s %s", role, action)
          .isEqualTo(EXPECTED.getOrDefault(role, Set.of()).contains(action));
    }
  }

  @Test
  void shouldWriteDownWhatItAllows() {
    people.add(person(Role.CUSTOMER_SERVICE_MANAGER, State.ACTIVE));

    Pass pass = gate.enter(ACTOR, Action.READ_TRANSCRIPT, About.ofCase("case").andRecording("rec"));

    assertThat(pass.subject()).isEqualTo("subject-1");
    assertThat(trail.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.at()).isEqualTo(NOW);
              assertThat(entry.actor()).isEqualTo("subject-1");
              assertThat(entry.role()).contains("customer-service-manager");
              assertThat(entry.action()).isEqualTo("read-transcript");
              assertThat(entry.decision()).isEqualTo(AuditEntry.Decision.ALLOWED);
              assertThat(entry.about().caseId()).contains("case");
              assertThat(entry.about().recordingId()).contains("rec");
              assertThat(entry.sourceIp()).contains("203.0.113.7");
            });
  }

  @Test
  void shouldWriteDownWhatItDeniesAndWhy() {
    assertDenied("unknown person");
    people.add(person(Role.CUSTOMER_SERVICE_MANAGER, State.DISABLED));
    assertDenied("disabled");
    people.change(person(Role.SAFEGUARDING_OFFICER, State.ACTIVE));
    assertDenied("role may not");
  }

  @Test
  void shouldLetSomebodyOutAtOnceWhenTheyAreDisabled() {
    people.add(person(Role.CUSTOMER_SERVICE_MANAGER, State.ACTIVE));
    gate.enter(ACTOR, Action.READ_TRANSCRIPT, About.nothing());

    people.change(person(Role.CUSTOMER_SERVICE_MANAGER, State.DISABLED));

    assertDenied("disabled");
  }

  @Test
  void shouldLetNobodyThroughWithoutAnEntry() {
    people.add(person(Role.CUSTOMER_SERVICE_MANAGER, State.ACTIVE));
    trail.takesNothing();

    assertThatThrownBy(() -> gate.enter(ACTOR, Action.READ_TRANSCRIPT, About.nothing()))
        .isInstanceOf(AuditTrail.Unwritable.class);
  }

  @Test
  void shouldIssueAPassForOneActionOnly() {
    people.add(person(Role.CUSTOMER_SERVICE_MANAGER, State.ACTIVE));
    Pass pass = gate.enter(ACTOR, Action.SEE_SUBJECT_ACCESS_REQUEST, About.nothing());

    assertThatThrownBy(() -> pass.mustBeFor(Action.READ_TRANSCRIPT))
        .isInstanceOf(IllegalStateException.class);
  }

  private void assertDenied(String reason) {
    assertThatThrownBy(() -> gate.enter(ACTOR, Action.READ_TRANSCRIPT, About.nothing()))
        .isInstanceOfSatisfying(
            HttpProblem.class,
            problem -> assertThat(problem.kind()).isEqualTo(HttpProblem.Kind.FORBIDDEN));
    assertThat(trail.entries().getLast().decision()).isEqualTo(AuditEntry.Decision.DENIED);
    assertThat(trail.entries().getLast().reason()).isEqualTo(reason);
  }

  private static Person person(Role role, State state) {
    return new Person("subject-1", Optional.of("Ann"), role, state, Optional.empty());
  }
}
