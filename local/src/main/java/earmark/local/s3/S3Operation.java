package earmark.local.s3;

/** What a request asks S3 to do, as far as the front has to know it. */
sealed interface S3Operation {

  /** A call about all buckets. */
  record ListBuckets() implements S3Operation {}

  record CreateBucket(String bucket) implements S3Operation {}

  /**
   * A call about a bucket that S3Mock answers by itself.
   *
   * @param action as IAM names it, without {@code s3:}
   */
  record OnBucket(String bucket, String action) implements S3Operation {}

  /** GET or HEAD. */
  record ReadObject(S3Address object) implements S3Operation {}

  record PutObject(S3Address object) implements S3Operation {}

  record CopyObject(S3Address source, S3Address target) implements S3Operation {}

  record DeleteObject(S3Address object) implements S3Operation {}

  record DeleteObjects(String bucket) implements S3Operation {}

  record StartUpload(S3Address object) implements S3Operation {}

  record UploadPart(S3Address object) implements S3Operation {}

  record CopyPart(S3Address source, S3Address target) implements S3Operation {}

  record CompleteUpload(S3Address object) implements S3Operation {}

  record AbortUpload(S3Address object) implements S3Operation {}

  record PutRetention(S3Address object) implements S3Operation {}

  /**
   * A call about an object that S3Mock answers by itself.
   *
   * @param action as IAM names it, without {@code s3:}
   */
  record OnObject(S3Address object, String action) implements S3Operation {}
}
