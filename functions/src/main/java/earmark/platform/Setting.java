package earmark.platform;

/**
 * The environment variables of the functions: what the CDK sets and what a function reads, once.
 *
 * <p>The name of the constant is the name of the variable.
 */
public enum Setting {
  /** The stage's name, for example {@code production}; part of job names, never secret. */
  STAGE,
  /** Where the phone system puts its files. */
  UPLOADS_BUCKET,
  /** The vault. */
  RECORDINGS_BUCKET,
  /** Transcripts, work copies and packs. */
  CASEWORK_BUCKET,
  /** The key that Transcribe's output is encrypted with, an ARN. */
  CASEWORK_KEY,
  /** The index of recordings, see {@code earmark.recordings.RecordingsTable}. */
  RECORDINGS_TABLE,
  /** The staff directory, see {@code earmark.staff.DirectoryTable}. */
  DIRECTORY_TABLE,
  /** Who may sign in and as what, see {@code earmark.access.PeopleTable}. */
  PEOPLE_TABLE,
  /** The audit trail, see {@code earmark.audit.AuditTable}. */
  AUDIT_TABLE,
  /** The event lists of subject access cases, see {@code earmark.subjectaccess.CasesTable}. */
  CASES_TABLE,
  /** How far each transcript is, see {@code earmark.transcripts.TranscriptsTable}. */
  TRANSCRIPTS_TABLE,
  /** What waits for whom, see {@code earmark.notifications.NoticesTable}. */
  NOTICES_TABLE,
  /** Proof of each deletion, see {@code earmark.retention.ReceiptsTable}. */
  RECEIPTS_TABLE,
  /** What must not go yet, and why, see {@code earmark.retention.HoldsTable}. */
  HOLDS_TABLE
}
