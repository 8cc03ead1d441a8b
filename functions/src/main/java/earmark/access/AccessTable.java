package earmark.access;

import static earmark.access.Action.BEGIN_TRANSCRIPTS;
import static earmark.access.Action.OPEN_SUBJECT_ACCESS_REQUEST;
import static earmark.access.Action.PLACE_HOLD;
import static earmark.access.Action.READ_TRANSCRIPT;
import static earmark.access.Action.RELEASE_HOLD;
import static earmark.access.Action.REVIEW_HOLD;
import static earmark.access.Action.SEE_HOLDS;
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
              READ_TRANSCRIPT,
              PLACE_HOLD,
              SEE_HOLDS,
              REVIEW_HOLD,
              RELEASE_HOLD);
      // Owns the policy and its month (P22); what was said in a call is not needed for that.
      case HEAD_OF_OPERATIONS ->
          Set.of(SEE_SUBJECT_ACCESS_REQUEST, PLACE_HOLD, SEE_HOLDS, REVIEW_HOLD, RELEASE_HOLD);
      // Whoever may have to answer for a call can keep it from going; to hear it is another matter.
      // Releasing is narrower still: the role that placed a hold, or the Head of Operations.
      case SAFEGUARDING_OFFICER, DIRECTOR ->
          Set.of(PLACE_HOLD, SEE_HOLDS, REVIEW_HOLD, RELEASE_HOLD);
      case HR_MANAGER, STAFF -> Set.of();
    };
  }
}
