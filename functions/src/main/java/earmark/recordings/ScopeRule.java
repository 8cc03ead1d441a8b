package earmark.recordings;

import earmark.policy.Policy;
import earmark.recordings.Party.Customer;
import earmark.recordings.Party.StaffMember;
import java.util.List;

/**
 * Whether a call is kept (P1, P2): a customer with any member of staff is; exactly the pairs that
 * the policy names are not, as a matter of routine; all else is for a person to say.
 */
final class ScopeRule {
  private final Policy policy;

  ScopeRule(Policy policy) {
    this.policy = policy;
  }

  Scope of(Call call) {
    List<StaffMember> staff = call.staff();
    boolean customer = call.parties().stream().anyMatch(Customer.class::isInstance);
    if (customer) {
      return staff.isEmpty() ? Scope.UNDETERMINED : Scope.KEPT;
    }
    boolean everyoneKnown = staff.size() == call.parties().size();
    return everyoneKnown && people(staff) > 1 && allPairsNamed(staff)
        ? Scope.NOT_ROUTINELY_KEPT
        : Scope.UNDETERMINED;
  }

  private static long people(List<StaffMember> staff) {
    return staff.stream().map(StaffMember::staffId).distinct().count();
  }

  /**
   * A third person may make a call of two that is not kept into one that is for a person to say.
   */
  private boolean allPairsNamed(List<StaffMember> staff) {
    for (int i = 0; i < staff.size(); i++) {
      for (int j = i + 1; j < staff.size(); j++) {
        if (!policy.isNotRoutinelyKept(staff.get(i).role(), staff.get(j).role())) {
          return false;
        }
      }
    }
    return true;
  }
}
