package earmark.infrastructure;

import java.util.List;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** What all buckets have in common: versions, a key, nothing public, TLS only (P12). */
final class Buckets {
  private Buckets() {}

  /** Begins a bucket; the caller adds what is its own. */
  static Bucket.Builder begin(
      Construct scope, String id, Key key, List<LifecycleRule> lifecycle, StageSettings stage) {
    return Bucket.Builder.create(scope, id)
        .versioned(true)
        .encryption(BucketEncryption.KMS)
        .encryptionKey(key)
        .bucketKeyEnabled(true)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .lifecycleRules(lifecycle)
        .removalPolicy(stage.removal());
  }
}
