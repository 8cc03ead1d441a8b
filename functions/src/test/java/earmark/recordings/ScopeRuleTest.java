package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScopeRuleTest {
  private static final List<String> ROLES = List.of("student-adviser", "tutor", "administration");

  private final ScopeRule rule = new ScopeRule(Policy.bundled());

  @Test
  void shouldKeepACustomerWithAnyMemberOfStaff() {
    for (String role : ROLES) {
      assertThat(of(customer(), staff(1, role))).isEqualTo(Scope.KEPT);
      assertThat(of(staff(1, role), new Party.Customer(Optional.empty()))).isEqualTo(Scope.KEPT);
      assertThat(of(staff(1, role), staff(2, "administration"), customer())).isEqualTo(Scope.KEPT);
      assertThat(of(customer(), staff(1, role), unknown())).isEqualTo(Scope.KEPT);
    }
  }

  /** Written out, so that a change of the rule is seen: the policy's own words are P1 and P2. */
  @Test
  void shouldLeaveOutExactlyThePairsThatThePolicyNames() {
    List<String> notKept = new ArrayList<>();
    for (String one : ROLES) {
      for (String other : ROLES) {
        Scope scope = of(staff(1, one), staff(2, other));
        assertThat(scope).isNotEqualTo(Scope.KEPT);
        if (scope == Scope.NOT_ROUTINELY_KEPT) {
          notKept.add(one + " " + other);
        }
      }
    }

    assertThat(notKept)
        .containsExactlyInAnyOrder(
            "administration administration", "administration tutor", "tutor administration");
  }

  @Test
  void shouldLeaveOutThreePeopleOnlyWhenEachPairIsNamed() {
    for (String one : ROLES) {
      for (String two : ROLES) {
        for (String three : ROLES) {
          List<String> roles = List.of(one, two, three);
          boolean named =
              !roles.contains("student-adviser")
                  && roles.stream().filter("tutor"::equals).count() < 2;
          assertThat(of(staff(1, one), staff(2, two), staff(3, three)))
              .as("%s", roles)
              .isEqualTo(named ? Scope.NOT_ROUTINELY_KEPT : Scope.UNDETERMINED);
        }
      }
    }
  }

  @Test
  void shouldNeverLeaveOutACallThatAnybodyUnknownTookPartIn() {
    for (String role : ROLES) {
      assertThat(of(staff(1, role), unknown())).isEqualTo(Scope.UNDETERMINED);
      assertThat(of(staff(1, "administration"), staff(2, role), unknown()))
          .isEqualTo(Scope.UNDETERMINED);
    }
  }

  @Test
  void shouldNotSayOfTooFewParties() {
    assertThat(of()).isEqualTo(Scope.UNDETERMINED);
    assertThat(of(customer())).isEqualTo(Scope.UNDETERMINED);
    assertThat(of(customer(), customer())).isEqualTo(Scope.UNDETERMINED);
    assertThat(of(staff(1, "administration"))).isEqualTo(Scope.UNDETERMINED);
    assertThat(of(staff(1, "administration"), staff(1, "administration")))
        .isEqualTo(Scope.UNDETERMINED);
  }

  private Scope of(Party... parties) {
    CallTime time =
        new CallTime(
            Scene.GOOD_TIME, Optional.empty(), CallTime.Source.METADATA, CallTime.Doubt.NONE);
    return rule.of(new Call(time, Call.Direction.UNKNOWN, List.of(parties)));
  }

  private static Party customer() {
    return new Party.Customer(Optional.of("+441632960001"));
  }

  private static Party staff(int id, String role) {
    return new Party.StaffMember("staff-" + id, role, "20" + id);
  }

  private static Party unknown() {
    return new Party.UnknownLine("999");
  }
}
