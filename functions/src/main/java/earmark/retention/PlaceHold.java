package earmark.retention;

import earmark.platform.Unavailable;
import earmark.recordings.RecordingId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Holds a recording: first the legal hold on its version, then the hold and its count, in one
 * transaction that fails when the legal hold may have been lifted in between. So whatever dies
 * where, no hold stands without a legal hold; at worst a legal hold stands without a hold.
 *
 * <p>AWS calls: the recording's rows, the legal hold, the transaction; again when somebody else
 * changed the same recording meanwhile.
 */
public final class PlaceHold {
  /**
   * How long a legal hold may be being lifted by somebody before they are dead: no function runs
   * for longer than 29 seconds, so that nothing it has sent is on its way any more.
   */
  static final Duration LIFTING_TAKES_AT_MOST = Duration.ofSeconds(60);

  static final int TRIES = 4;

  private final Holds holds;
  private final LegalHolds legalHolds;
  private final Clock clock;

  public PlaceHold(Holds holds, LegalHolds legalHolds, Clock clock) {
    this.holds = holds;
    this.legalHolds = legalHolds;
    this.clock = clock;
  }

  /**
   * Places a hold. The same again, by its id, changes nothing.
   *
   * @throws Unavailable when somebody is just lifting the legal hold, or died doing so less than a
   *     minute ago
   */
  public Outcome place(Hold hold) {
    for (int i = 0; i < TRIES; i++) {
      Optional<Holds.Held> seen = holds.recording(hold.recordingId());
      if (seen.isEmpty()) {
        return new Outcome.NoSuchRecording();
      }
      if (seen.get().liftingSince().isPresent()) {
        endLifting(seen.get());
      } else {
        Optional<Outcome> outcome = place(hold, seen.get());
        if (outcome.isPresent()) {
          return outcome.get();
        }
      }
    }
    throw new Unavailable("The recording's holds were changed by others all the time", null);
  }

  private Optional<Outcome> place(Hold hold, Holds.Held seen) {
    RecordingId id = hold.recordingId();
    if (!legalHolds.on(id, seen.vaultVersion())) {
      return Optional.of(new Outcome.Gone());
    }
    return switch (holds.place(hold, seen)) {
      case PLACED -> Optional.of(new Outcome.Placed(hold));
      case EXISTS -> Optional.of(new Outcome.Placed(holds.find(id, hold.id()).orElse(hold)));
      case CHANGED -> Optional.empty();
    };
  }

  private void endLifting(Holds.Held seen) {
    if (isUnderWay(seen, clock.instant())) {
      throw new Unavailable("The legal hold is being lifted", null);
    }
    // Whether or not this one did it, the next look tells.
    holds.takeOver(seen, Optional.empty());
  }

  static boolean isUnderWay(Holds.Held seen, Instant now) {
    return seen.liftingSince()
        .filter(at -> now.isBefore(at.plus(LIFTING_TAKES_AT_MOST)))
        .isPresent();
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** It stands, by this or an earlier call. */
    record Placed(Hold hold) implements Outcome {}

    /** The index knows no such recording in the vault. */
    record NoSuchRecording() implements Outcome {}

    /** The index still knows it, but its version is gone from the vault. */
    record Gone() implements Outcome {}
  }
}
