package earmark.recordings;

import java.time.Instant;
import java.util.Optional;

/**
 * When a call began.
 *
 * @param start the instant; of two readings the later one, which rules retention
 * @param earlierReading the other reading, when the autumn change repeats the local time; searches
 *     look at both
 * @param source where the time was taken from
 * @param doubt what is odd about it
 */
public record CallTime(
    Instant start, Optional<Instant> earlierReading, Source source, Doubt doubt) {

  /** Where a time was taken from, in order of trust. */
  public enum Source {
    METADATA,
    NAME_EPOCH,
    NAME_UTC,
    NAME_LOCAL,
    SIDECAR
  }

  /** What is odd about a local time. */
  public enum Doubt {
    NONE,
    /**
     * The autumn change repeats it: there are two readings, save where the upload was before the
     * later one.
     */
    REPEATED,
    /** The spring change skips it: taken as if the clocks had not gone forward. */
    SKIPPED
  }

  /** Whether either reading lies in {@code [from, to)}. */
  public boolean liesIn(Instant from, Instant to) {
    return within(start, from, to) || earlierReading.filter(t -> within(t, from, to)).isPresent();
  }

  private static boolean within(Instant time, Instant from, Instant to) {
    return !time.isBefore(from) && time.isBefore(to);
  }
}
