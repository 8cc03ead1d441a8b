package earmark.infrastructure;

import earmark.policy.Policy;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** Transcripts and work copies: unlocked, and everything under a rule. */
final class Casework extends Construct {
  /** Copies of audio in a codec that Transcribe documents. */
  static final String WORK_COPIES = "work/";

  /** What Transcribe wrote. */
  static final String TRANSCRIPTS = "transcripts/";

  private final StoredBucket bucket;

  Casework(Construct scope, String id, Policy policy, StageSettings stage, Bucket logs) {
    super(scope, id);
    Key key = Keys.create(this, "Key", "Earmark: casework, " + stage.name(), stage);
    Bucket files =
        Buckets.begin(
                this, "Files", key, new Lifecycles(policy.retention(), stage).ofCasework(), stage)
            .serverAccessLogsBucket(logs)
            .serverAccessLogsPrefix("casework/")
            .build();
    new Denials(files).reconfiguring();
    bucket = StoredBucket.of(files, key);
  }

  StoredBucket bucket() {
    return bucket;
  }
}
