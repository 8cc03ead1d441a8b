package earmark.infrastructure;

import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** S3's own log of who touched the vault and the casework: opaque keys, a year. */
final class AccessLogs extends Construct {
  private final Bucket bucket;

  AccessLogs(Construct scope, String id, StageSettings stage) {
    super(scope, id);
    bucket =
        Bucket.Builder.create(this, "Logs")
            .versioned(true)
            // S3 delivers no logs to a bucket that is encrypted with a key of KMS, see
            // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
            .encryption(BucketEncryption.S3_MANAGED)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .enforceSsl(true)
            .minimumTlsVersion(1.2)
            .lifecycleRules(Lifecycles.ofAccessLogs())
            .removalPolicy(stage.removal())
            .build();
    new Denials(bucket).reconfiguring();
  }

  Bucket bucket() {
    return bucket;
  }
}
