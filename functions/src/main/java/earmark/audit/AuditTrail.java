package earmark.audit;

import earmark.platform.Unavailable;

/** Where every decision is written before it takes effect; nothing in it can be changed. */
public interface AuditTrail {
  /**
   * Writes an entry. The same entry twice leaves the first one as it is.
   *
   * @throws Unwritable when it could not be written: then nothing may be read or done
   */
  void record(AuditEntry entry);

  /** The audit trail did not take an entry. */
  final class Unwritable extends Unavailable {
    public Unwritable(Throwable cause) {
      super("The audit trail took no entry", cause);
    }
  }
}
