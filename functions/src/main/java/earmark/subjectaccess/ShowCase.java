package earmark.subjectaccess;

import earmark.access.Action;
import earmark.access.Pass;
import java.util.Optional;

/**
 * Shows a case, after looking for its calls again.
 *
 * <p>AWS calls: the events, and those of {@link MatchCalls}.
 */
final class ShowCase {
  private final MatchCalls matchCalls;

  ShowCase(MatchCalls matchCalls) {
    this.matchCalls = matchCalls;
  }

  /** The case; empty when there is no such case. */
  Optional<CaseFile> show(Pass pass, CaseId id) {
    pass.mustBeFor(Action.SEE_SUBJECT_ACCESS_REQUEST);
    return matchCalls.match(id);
  }
}
