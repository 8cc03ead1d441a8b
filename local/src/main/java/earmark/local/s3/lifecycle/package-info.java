/**
 * S3's lifecycle as a decision: what becomes of a version under a bucket's rules at a point in
 * time. Nothing here deletes anything.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html">Lifecycle
 *     configuration elements</a>
 */
package earmark.local.s3.lifecycle;
