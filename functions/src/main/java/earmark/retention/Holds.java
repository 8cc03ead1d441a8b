package earmark.retention;

import earmark.recordings.RecordingId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The holds of recordings, and what the index says of them. While a hold is open the index counts
 * it and has no day on which it forgets the recording; both change together or not at all.
 */
public interface Holds {
  /** What the index says of a recording in the vault at this moment, past its day or not. */
  Optional<Held> recording(RecordingId id);

  /** All holds of a recording, released ones too, in no order. */
  List<Hold> of(RecordingId id);

  /** One of them. */
  Optional<Hold> find(RecordingId id, HoldId hold);

  /** Writes an open hold and counts it, unless the recording's legal hold may have been lifted. */
  Placing place(Hold hold, Held seen);

  /**
   * Writes that a hold is released, and counts it no more. With the last one begins the lifting of
   * the legal hold: {@link Held#liftingSince} is the release's time from then on.
   *
   * @return false, and nothing is changed, when the recording or the hold is not as it was seen
   */
  boolean release(Hold released, Held seen);

  /** Writes another day of review; false when the hold was released meanwhile. */
  boolean review(Hold reviewed);

  /**
   * Takes a lifting over from somebody who died with it.
   *
   * @param now the time by which it is known from now on; empty when there is none any more
   * @return false when somebody else did, or it came to its end
   */
  boolean takeOver(Held seen, Optional<Instant> now);

  /** Writes that the lifting begun at that time is over. */
  void lifted(RecordingId id, Instant since);

  /** Open holds whose day of review has come, oldest day first, 1000 at most. */
  List<Hold> overdueForReview(LocalDate day);

  /**
   * What the index says of a recording.
   *
   * @param vaultVersion the version in the vault
   * @param rows the names of its items that would go with their day
   * @param open how many holds stand
   * @param epoch how often the last hold was released
   * @param liftingSince since when the legal hold is being lifted; it may be on or off
   */
  record Held(
      RecordingId id,
      String vaultVersion,
      Instant retainUntil,
      List<String> rows,
      int open,
      long epoch,
      Optional<Instant> liftingSince) {
    public Held {
      rows = List.copyOf(rows);
    }
  }

  /** What came of writing a hold. */
  enum Placing {
    PLACED,
    /** A hold of this name is there: open or released. */
    EXISTS,
    /** The recording is not as it was seen; nothing is changed. */
    CHANGED
  }
}
