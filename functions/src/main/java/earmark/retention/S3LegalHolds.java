package earmark.retention;

import earmark.recordings.RecordingId;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Legal holds in S3: one call each, which names the version, so that it reaches one behind a delete
 * marker too.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectLegalHold.html">PutObjectLegalHold</a>
 */
public final class S3LegalHolds implements LegalHolds {
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final String bucket;

  public S3LegalHolds(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public boolean on(RecordingId id, String version) {
    return put(id, version, ObjectLockLegalHoldStatus.ON);
  }

  @Override
  public void off(RecordingId id, String version) {
    put(id, version, ObjectLockLegalHoldStatus.OFF);
  }

  private boolean put(RecordingId id, String version, ObjectLockLegalHoldStatus status) {
    try {
      s3.putObjectLegalHold(
          put ->
              put.bucket(bucket)
                  .key(id.value())
                  .versionId(version)
                  .legalHold(hold -> hold.status(status)));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }
}
