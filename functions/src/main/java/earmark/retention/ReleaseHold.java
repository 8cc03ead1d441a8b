package earmark.retention;

import earmark.access.Action;
import earmark.access.Pass;
import earmark.access.Role;
import earmark.platform.Unavailable;
import earmark.recordings.RecordingId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Releases a hold. With the last one of a recording goes its legal hold: the transaction that
 * counts to zero also writes that the lifting has begun, and as long as that stands nobody can
 * place a hold; S3 is told; then the lifting is over. Whoever dies in between leaves a legal hold
 * too many, and releasing again, a minute later, makes it good.
 *
 * <p>AWS calls: the hold, the recording's rows, the transaction; for the last hold the legal hold
 * and one write more.
 */
final class ReleaseHold {
  private final Holds holds;
  private final LegalHolds legalHolds;
  private final Clock clock;

  ReleaseHold(Holds holds, LegalHolds legalHolds, Clock clock) {
    this.holds = holds;
    this.legalHolds = legalHolds;
    this.clock = clock;
  }

  /**
   * Releases one hold; the others of the recording stand.
   *
   * @param why in their own words
   */
  Outcome release(Pass pass, RecordingId id, HoldId holdId, String why) {
    pass.mustBeFor(Action.RELEASE_HOLD);
    for (int i = 0; i < PlaceHold.TRIES; i++) {
      Optional<Hold> hold = holds.find(id, holdId);
      Optional<Holds.Held> seen = holds.recording(id);
      if (hold.isEmpty() || seen.isEmpty()) {
        return new Outcome.NoSuchHold();
      }
      Optional<Outcome> refusal = refusal(pass, hold.get());
      if (refusal.isPresent()) {
        return refusal.get();
      }
      Optional<Hold> released = release(hold.get(), seen.get(), pass.subject(), why);
      if (released.isPresent()) {
        return new Outcome.Released(released.get());
      }
    }
    throw new Unavailable("The recording's holds were changed by others all the time", null);
  }

  private static Optional<Outcome> refusal(Pass pass, Hold hold) {
    if (hold.id().ofRequest()) {
      return Optional.of(new Outcome.OfRequest());
    }
    boolean may =
        pass.role() == Role.HEAD_OF_OPERATIONS || pass.role().id().equals(hold.ownerRole());
    return may ? Optional.empty() : Optional.of(new Outcome.OfAnotherRole());
  }

  // Empty when somebody else was faster.
  private Optional<Hold> release(Hold hold, Holds.Held seen, String by, String why) {
    if (!hold.isOpen()) {
      finish(seen);
      return Optional.of(hold);
    }
    Instant now = clock.instant();
    Hold released = hold.releasedWith(new Hold.Release(now, by, why));
    if (!holds.release(released, seen)) {
      return Optional.empty();
    }
    if (seen.open() == 1) {
      lift(seen, now);
    }
    return Optional.of(released);
  }

  /** What a release left that died: the legal hold may still be on. */
  private void finish(Holds.Held seen) {
    if (seen.liftingSince().isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    if (PlaceHold.isUnderWay(seen, now)) {
      throw new Unavailable("The legal hold is being lifted", null);
    }
    if (holds.takeOver(seen, Optional.of(now))) {
      lift(seen, now);
    }
  }

  private void lift(Holds.Held seen, Instant since) {
    legalHolds.off(seen.id(), seen.vaultVersion());
    holds.lifted(seen.id(), since);
  }

  /** What came of it. */
  sealed interface Outcome {
    /** It is released, by this or an earlier call. */
    record Released(Hold hold) implements Outcome {}

    /** There is no such hold. */
    record NoSuchHold() implements Outcome {}

    /** It ends with its request and not before. */
    record OfRequest() implements Outcome {}

    /** Neither did this role place it, nor is it the Head of Operations. */
    record OfAnotherRole() implements Outcome {}
  }
}
