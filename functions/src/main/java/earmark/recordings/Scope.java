package earmark.recordings;

/** Whether the policy keeps a call (P1, P2). */
public enum Scope {
  /** A customer and any member of staff. */
  KEPT,
  /** Exactly the pairs of staff roles that the policy file names. */
  NOT_ROUTINELY_KEPT,
  /** All else: vaulted, searchable, listed for completion. */
  UNDETERMINED
}
