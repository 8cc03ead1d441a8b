package earmark.subjectaccess;

import java.util.List;
import java.util.Optional;

/** The event lists of cases. Events are added and never changed. */
public interface Cases {
  /** All events of a case, oldest first, up to this moment; empty when there is no such case. */
  List<CaseEvent> events(CaseId id);

  /**
   * Opens a case with its first events, all of them or none.
   *
   * @param fingerprint of the request: one case for each
   * @return the case that this fingerprint opened before, and then nothing is changed; empty when
   *     the case is open now
   */
  Optional<CaseId> open(CaseId id, String fingerprint, List<CaseEvent> events);

  /**
   * Adds events after those that were read.
   *
   * @param version how many events had been read
   * @return false, and nothing is changed, when somebody else added events meanwhile
   */
  boolean append(CaseId id, int version, List<CaseEvent> events);
}
