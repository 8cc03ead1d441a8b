package earmark.retention;

import earmark.access.Action;
import earmark.access.Pass;
import earmark.recordings.RecordingId;
import java.time.LocalDate;
import java.util.Optional;

/** Writes down that a hold is still needed, and when to look again. Two AWS calls. */
final class ReviewHold {
  private final Holds holds;

  ReviewHold(Holds holds) {
    this.holds = holds;
  }

  Outcome review(Pass pass, RecordingId id, HoldId holdId, LocalDate reviewOn) {
    pass.mustBeFor(Action.REVIEW_HOLD);
    Optional<Hold> found = holds.find(id, holdId);
    if (found.isEmpty()) {
      return new Outcome.NoSuchHold();
    }
    Hold reviewed = found.get().toBeReviewedOn(reviewOn);
    return reviewed.isOpen() && holds.review(reviewed)
        ? new Outcome.Reviewed(reviewed)
        : new Outcome.ReleasedBefore();
  }

  /** What came of it. */
  sealed interface Outcome {
    /** It stands, with another day of review. */
    record Reviewed(Hold hold) implements Outcome {}

    /** There is no such hold. */
    record NoSuchHold() implements Outcome {}

    /** It stands no more. */
    record ReleasedBefore() implements Outcome {}
  }
}
