package earmark.retention;

import earmark.recordings.RecordingId;
import java.time.Instant;
import java.util.Optional;

/**
 * What S3 says has happened in the vault.
 *
 * @param id the recording; empty when the key is no recording's
 * @param version of the object, or of the delete marker
 * @param at when it happened
 */
record Departure(Kind kind, Optional<RecordingId> id, String version, Instant at) {
  enum Kind {
    /** A delete marker was put on top: what lies below it is still there. */
    HIDDEN,
    /** A version, or a delete marker, was deleted for good. */
    GONE
  }
}
