package earmark.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the audit trail. People, recordings and cases stand in it by their ids alone.
 *
 * @param id the entry's own name
 * @param actor the subject of the token of whoever asked
 * @param role the access role they had at that moment; empty for somebody unknown
 * @param action what was asked for
 * @param decision what was decided
 * @param reason why
 * @param about what it was about
 * @param sourceIp where the request came from
 */
public record AuditEntry(
    String id,
    Instant at,
    String actor,
    Optional<String> role,
    String action,
    Decision decision,
    String reason,
    About about,
    Optional<String> sourceIp) {

  /** What was decided. */
  public enum Decision {
    ALLOWED,
    DENIED
  }

  /**
   * What an entry is about, as far as it is known.
   *
   * @param recordingId a recording
   * @param caseId a case
   * @param personId the subject of a person whose access is changed
   * @param purpose why, where an action asks for a purpose
   */
  public record About(
      Optional<String> recordingId,
      Optional<String> caseId,
      Optional<String> personId,
      Optional<String> purpose) {
    public static About nothing() {
      return new About(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static About ofCase(String caseId) {
      return new About(Optional.empty(), Optional.of(caseId), Optional.empty(), Optional.empty());
    }

    public static About ofPerson(String personId) {
      return new About(Optional.empty(), Optional.empty(), Optional.of(personId), Optional.empty());
    }

    public About andRecording(String id) {
      return new About(Optional.of(id), caseId, personId, purpose);
    }
  }
}
