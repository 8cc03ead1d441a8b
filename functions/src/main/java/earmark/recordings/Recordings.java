package earmark.recordings;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds recordings in the index. Every search is bounded by a key, a span of time and a page; what
 * is past its day is never found.
 */
public interface Recordings {
  /** The recording with this id, if it is in the vault. */
  Optional<Recording> find(RecordingId id);

  /**
   * Calls with this customer whose time, or either reading of it, lies in {@code [from, to)}.
   *
   * @param number in E.164
   */
  Page withCustomer(String number, Instant from, Instant to, Optional<Cursor> after);

  /** Calls in which this member of staff took part. */
  Page withStaff(String staffId, Instant from, Instant to, Optional<Cursor> after);

  /** All calls of a span of time, oldest first within each shard of a day. */
  Page between(Instant from, Instant to, Optional<Cursor> after);

  /**
   * Up to 100 recordings, oldest first.
   *
   * @param next where the next page begins; empty on the last one
   */
  record Page(List<Recording> recordings, Optional<Cursor> next) {
    public Page {
      recordings = List.copyOf(recordings);
    }
  }

  /** Where a page ended: opaque to whoever holds it. */
  record Cursor(String value) {}
}
