package earmark.local.demonstration;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A telephone system: it may put objects into the uploads bucket, and nothing else. */
final class PhoneSystem {
  private final S3Client s3;
  private final String uploads;

  PhoneSystem(S3Client s3, String uploads) {
    this.s3 = s3;
    this.uploads = uploads;
  }

  /**
   * Uploads a call, and the file beside it when it has one.
   *
   * @return the version that S3 gave it
   */
  String upload(DatedCall sample) {
    String version =
        s3.putObject(
                put -> put.bucket(uploads).key(sample.key()).metadata(sample.metadata()),
                RequestBody.fromFile(sample.audio()))
            .versionId();
    sample
        .sidecar()
        .ifPresent(
            json ->
                s3.putObject(
                    put -> put.bucket(uploads).key(sample.key() + ".json"),
                    RequestBody.fromString(json)));
    return version;
  }
}
