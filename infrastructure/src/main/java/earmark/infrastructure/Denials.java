package earmark.infrastructure;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * What the buckets' policies deny, whatever an identity is allowed elsewhere (P3, P12). Lifecycle
 * is no principal: no denial stops it.
 *
 * <p>The account's root user can still remove a bucket's policy, see <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html">bucket
 * policies</a>; nobody else can.
 */
final class Denials {
  private static final String PRINCIPAL = "aws:PrincipalArn";

  private final Bucket bucket;

  Denials(Bucket bucket) {
    this.bucket = bucket;
  }

  /** Nobody deletes or hides a recording, and nobody lifts its lock: S3's lifecycle does it. */
  Denials deletion() {
    return toEverybody(
        "NobodyDeletes",
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
        "s3:ReplicateDelete",
        "s3:BypassGovernanceRetention");
  }

  /** Only this role puts objects here. */
  Denials puttingBut(IRole role) {
    return toAllBut(role, "OnlyIndexRecordingPuts", "s3:PutObject", "s3:ReplicateObject");
  }

  /** A tag decides when S3 deletes: only this role sets or removes one. */
  Denials taggingBut(IRole role) {
    return toAllBut(
        role,
        "OnlyIndexRecordingTags",
        "s3:PutObjectTagging",
        "s3:PutObjectVersionTagging",
        "s3:DeleteObjectTagging",
        "s3:DeleteObjectVersionTagging",
        "s3:ReplicateTags");
  }

  /** Only this role says until when an object is locked. */
  Denials lockingBut(IRole role) {
    return toAllBut(role, "OnlyIndexRecordingLocks", "s3:PutObjectRetention");
  }

  /** The rules of the bucket change by a deployment alone. */
  Denials reconfiguring() {
    add(
        PolicyStatement.Builder.create()
            .sid("OnlyDeploymentChangesTheRules")
            .effect(Effect.DENY)
            .principals(List.of(new AnyPrincipal()))
            .actions(
                List.of(
                    "s3:PutLifecycleConfiguration",
                    "s3:PutBucketObjectLockConfiguration",
                    "s3:PutBucketPolicy",
                    "s3:DeleteBucketPolicy",
                    "s3:PutBucketVersioning",
                    "s3:PutEncryptionConfiguration",
                    "s3:PutBucketPublicAccessBlock",
                    "s3:PutBucketOwnershipControls",
                    "s3:PutBucketAcl",
                    "s3:PutBucketLogging",
                    "s3:PutBucketNotification",
                    "s3:PutReplicationConfiguration",
                    "s3:DeleteBucket"))
            .resources(List.of(bucket.getBucketArn()))
            .conditions(Map.of("ArnNotEquals", Map.of(PRINCIPAL, Deployment.role(bucket))))
            .build());
    return this;
  }

  private Denials toEverybody(String name, String... actions) {
    add(onObjects(name, actions).build());
    return this;
  }

  private Denials toAllBut(IRole role, String name, String... actions) {
    add(
        onObjects(name, actions)
            .conditions(Map.of("ArnNotEquals", Map.of(PRINCIPAL, role.getRoleArn())))
            .build());
    return this;
  }

  private PolicyStatement.Builder onObjects(String name, String... actions) {
    return PolicyStatement.Builder.create()
        .sid(name)
        .effect(Effect.DENY)
        .principals(List.of(new AnyPrincipal()))
        .actions(List.of(actions))
        .resources(List.of(bucket.arnForObjects("*")));
  }

  private void add(PolicyStatement statement) {
    if (!bucket.addToResourcePolicy(statement).getStatementAdded()) {
      throw new IllegalStateException("The bucket took no policy: " + bucket.getNode().getPath());
    }
  }
}
