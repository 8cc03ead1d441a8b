package earmark.notifications;

import java.time.Instant;

/**
 * Something the people of a role should know, without personal data.
 *
 * @param role the access role it is for
 * @param kind what happened
 * @param about the id of the recording or case
 */
public record Notice(String role, Kind kind, String about, Instant at) {
  /** What can be told. */
  public enum Kind {
    REQUEST_OPENED,
    TRANSCRIPT_READY,
    TRANSCRIPT_FAILED
  }
}
