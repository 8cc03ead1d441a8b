package earmark.infrastructure;

import earmark.policy.Policy;
import earmark.recordings.RecordingsTable;
import java.util.List;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** Where recordings arrive, are kept and depart: uploads, the vault, the index. */
final class RecordingsStore extends Construct {
  /**
   * What is deleted in person and what by lifecycle are told apart: who listens to the former alone
   * never hears of the latter, see <a
   * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configure-notification.html">lifecycle
   * event notifications</a>.
   */
  private static final List<String> DEPARTURES =
      List.of(
          "s3:ObjectRemoved:*",
          "s3:LifecycleExpiration:Delete",
          "s3:LifecycleExpiration:DeleteMarkerCreated");

  private final StoredBucket uploads;
  private final StoredBucket vault;
  private final Role indexRecording;
  private final BucketEvents arrivals;
  private final BucketEvents departures;
  private final StoredTable index;

  RecordingsStore(
      Construct scope, String id, Policy policy, StageSettings stage, Alarms alarms, Bucket logs) {
    super(scope, id);
    Lifecycles lifecycles = new Lifecycles(policy.retention(), stage);
    indexRecording =
        Role.Builder.create(this, "IndexRecordingRole")
            .description("IndexRecording: the only one that writes to the vault")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .build();
    uploads = uploads(lifecycles, stage);
    vault = vault(lifecycles, stage, logs);
    arrivals = new BucketEvents(this, "Arrivals", stage, alarms.topic());
    arrivals.hear(uploads.bucket(), id + "Uploads", List.of("s3:ObjectCreated:*"));
    departures = new BucketEvents(this, "Departures", stage, alarms.topic());
    departures.hear(vault.bucket(), id + "Vault", DEPARTURES);
    index = Tables.create(this, "Index", RecordingsTable.LAYOUT, stage);
    new PhoneSystem(this, "PhoneSystem", uploads);
  }

  StoredBucket uploads() {
    return uploads;
  }

  StoredBucket vault() {
    return vault;
  }

  StoredTable index() {
    return index;
  }

  BucketEvents arrivals() {
    return arrivals;
  }

  BucketEvents departures() {
    return departures;
  }

  /** The role that the buckets' policies know; what it may do is said beside its function. */
  Role indexRecording() {
    return indexRecording;
  }

  /** Versioned, without a lock, so that any client can write to it. */
  private StoredBucket uploads(Lifecycles lifecycles, StageSettings stage) {
    Key key = Keys.create(this, "UploadsKey", "Earmark: uploads, " + stage.name(), stage);
    Bucket bucket = Buckets.begin(this, "Uploads", key, lifecycles.ofUploads(), stage).build();
    Acknowledgements.acknowledge(
        bucket,
        "AwsSolutions-S1",
        "Phone systems put names and numbers into keys; an access log would keep those for longer"
            + " than the recording. The index and the audit trail tell of each upload.");
    new Denials(bucket).deletion().taggingBut(indexRecording).reconfiguring();
    return StoredBucket.of(bucket, key);
  }

  /**
   * Versioned and locked. No default retention: the copy names each recording's own day, and a
   * default would outlast the late ones.
   */
  private StoredBucket vault(Lifecycles lifecycles, StageSettings stage, Bucket logs) {
    Key key = Keys.create(this, "VaultKey", "Earmark: the vault, " + stage.name(), stage);
    Bucket bucket =
        Buckets.begin(this, "Vault", key, lifecycles.ofVault(), stage)
            .objectLockEnabled(true)
            .serverAccessLogsBucket(logs)
            .serverAccessLogsPrefix("vault/")
            .build();
    new Denials(bucket)
        .deletion()
        .puttingBut(indexRecording)
        .taggingBut(indexRecording)
        .lockingBut(indexRecording)
        .reconfiguring();
    return StoredBucket.of(bucket, key);
  }
}
