package earmark.retention;

import earmark.recordings.RecordingId;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Transcript and copies in the casework bucket. They are unlocked; a delete marker hides each at
 * once, and the bucket's lifecycle deletes what lies below it a day later. One call for each key.
 */
final class S3CaseworkTraces implements Traces {
  private final S3Client s3;
  private final String casework;

  S3CaseworkTraces(S3Client s3, String casework) {
    this.s3 = s3;
    this.casework = casework;
  }

  @Override
  public void remove(RecordingId id) {
    for (String key : Casework.all(id)) {
      var _ = s3.deleteObject(delete -> delete.bucket(casework).key(key));
    }
  }
}
