package earmark.access;

import static earmark.access.Action.BEGIN_TRANSCRIPTS;
import static earmark.access.Action.OPEN_SUBJECT_ACCESS_REQUEST;
import static earmark.access.Action.READ_TRANSCRIPT;
import static earmark.access.Action.SEE_SUBJECT_ACCESS_REQUEST;

import java.util.Set;

/** Who may do what: the whole of it. What does not stand here is denied. */
final class AccessTable {
  private AccessTable() {}

  static Set<Action> allowedTo(Role role) {
    return switch (role) {
      // Every request is passed to the Customer Service Manager, who answers it (P15, P16).
      case CUSTOMER_SERVICE_MANAGER ->
          Set.of(
              OPEN_SUBJECT_ACCESS_REQUEST,
              SEE_SUBJECT_ACCESS_REQUEST,
              BEGIN_TRANSCRIPTS,
              READ_TRANSCRIPT);
      // Owns the policy and its month (P22); what was said in a call is not needed for that.
      case HEAD_OF_OPERATIONS -> Set.of(SEE_SUBJECT_ACCESS_REQUEST);
      case SAFEGUARDING_OFFICER, DIRECTOR, HR_MANAGER, STAFF -> Set.of();
    };
  }
}
