package earmark.infrastructure;

import earmark.access.PeopleTable;
import earmark.audit.AuditTable;
import earmark.notifications.NoticesTable;
import earmark.policy.Policy;
import earmark.retention.ReceiptsTable;
import earmark.staff.DirectoryTable;
import earmark.subjectaccess.CasesTable;
import earmark.transcripts.TranscriptsTable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** What must survive a redeployment: buckets, tables, keys, the login, the queues of S3. */
final class EarmarkData extends Stack {
  private final Stores stores;

  /**
   * What {@link EarmarkService} stands on.
   *
   * @param alarms where alarms ring
   * @param recordings uploads, vault, index and arrivals
   * @param casework transcripts and work copies
   * @param signIn the login
   * @param people who may do what
   * @param directory the staff directory
   * @param audit the audit trail
   * @param cases the event lists of subject access requests
   * @param transcripts how far each transcript is
   * @param notices what waits for whom
   * @param receipts proof of each deletion
   * @param holds what must not go yet, and why
   */
  record Stores(
      Alarms alarms,
      RecordingsStore recordings,
      StoredBucket casework,
      SignIn signIn,
      StoredTable people,
      StoredTable directory,
      StoredTable audit,
      StoredTable cases,
      StoredTable transcripts,
      StoredTable notices,
      StoredTable receipts,
      StoredTable holds) {}

  EarmarkData(
      Construct scope, String id, StackProps properties, Policy policy, StageSettings stage) {
    super(scope, id, properties);
    Alarms alarms = new Alarms(this, "Alarms", stage.alarmAddress());
    AccessLogs logs = new AccessLogs(this, "AccessLogs", stage);
    Construct access = new Construct(this, "Access");
    stores =
        new Stores(
            alarms,
            new RecordingsStore(this, "Recordings", policy, stage, alarms, logs.bucket()),
            new Casework(this, "Casework", policy, stage, logs.bucket()).bucket(),
            new SignIn(access, "SignIn", stage),
            Tables.create(access, "People", PeopleTable.LAYOUT, stage),
            Tables.create(capability("Staff"), "Directory", DirectoryTable.LAYOUT, stage),
            Tables.createWatched(capability("Audit"), "Trail", AuditTable.LAYOUT, stage),
            Tables.createWatched(capability("SubjectAccess"), "Cases", CasesTable.LAYOUT, stage),
            Tables.create(capability("Transcripts"), "Progress", TranscriptsTable.LAYOUT, stage),
            Tables.create(capability("Notifications"), "Notices", NoticesTable.LAYOUT, stage),
            Tables.create(capability("Retention"), "Receipts", ReceiptsTable.LAYOUT, stage),
            Holds.table(capability("Holds"), stage));
  }

  Stores stores() {
    return stores;
  }

  private Construct capability(String name) {
    return new Construct(this, name);
  }
}
