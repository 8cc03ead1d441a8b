package earmark.infrastructure;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;

/**
 * A bucket with its key.
 *
 * @param bucket the bucket, in {@link EarmarkData}
 * @param key what encrypts it
 * @param arn the bucket's ARN, as {@link EarmarkService} writes it
 * @param keyArn the key's ARN, likewise
 */
record StoredBucket(Bucket bucket, Key key, String arn, String keyArn) {
  static StoredBucket of(Bucket bucket, Key key) {
    Stack stack = Stack.of(bucket);
    return new StoredBucket(
        bucket, key, stack.exportValue(bucket.getBucketArn()), stack.exportValue(key.getKeyArn()));
  }

  String name() {
    return bucket.getBucketName();
  }

  /** Something about the bucket itself. */
  Grant grantOnBucket(String name, String... actions) {
    return Grant.of(name, arn, actions);
  }

  /** Something about each of its objects. */
  Grant grant(String name, String... actions) {
    return grantBelow("", name, actions);
  }

  /** Something about the objects whose keys begin so. */
  Grant grantBelow(String prefix, String name, String... actions) {
    return Grant.of(name, arn + "/" + prefix + "*", actions)
        .because("Keys are made at run time, a call at a time; no name of one is known here.");
  }

  /** Use of the key. */
  Grant grantKey(String name, String... actions) {
    return Grant.of(name, keyArn, actions);
  }
}
