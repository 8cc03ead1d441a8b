package earmark.recordings;

import earmark.policy.RetentionClass;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;

/** The uploads bucket in S3. */
final class S3Uploads implements Uploads {
  private static final int NOT_FOUND = 404;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final S3Client s3;

  S3Uploads(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public Head read(UploadedVersion version) {
    try {
      ResponseBytes<GetObjectResponse> answer = get(version, 0);
      // A server that answers the range of an empty file with nothing, instead of refusing it.
      return size(answer.response()) == 0
          ? new Head.Empty()
          : new Head.Found(upload(version, answer));
    } catch (S3Exception e) {
      return switch (e.statusCode()) {
        case NOT_FOUND -> new Head.Gone();
        case RANGE_NOT_SATISFIABLE -> new Head.Empty();
        default -> throw e;
      };
    }
  }

  private static Upload upload(UploadedVersion version, ResponseBytes<GetObjectResponse> answer) {
    GetObjectResponse object = answer.response();
    return new Upload(
        version,
        object.metadata(),
        size(object),
        object.lastModified(),
        AudioWindow.of(answer.asByteArrayUnsafe(), size(object)));
  }

  /** The whole object's size stands behind the slash of {@code bytes 0-65535/1048576}. */
  private static long size(GetObjectResponse object) {
    String range = object.contentRange();
    return range == null
        ? object.contentLength()
        : Long.parseLong(range.substring(range.indexOf('/') + 1));
  }

  @Override
  public byte[] readAt(UploadedVersion version, long offset) {
    return get(version, offset).asByteArrayUnsafe();
  }

  private ResponseBytes<GetObjectResponse> get(UploadedVersion version, long offset) {
    return s3.getObjectAsBytes(
        GetObjectRequest.builder()
            .bucket(version.bucket())
            .key(version.key())
            .versionId(version.version())
            .range(range(offset))
            .build());
  }

  private static String range(long offset) {
    return "bytes=" + offset + "-" + (offset + Upload.HEAD_BYTES - 1);
  }

  @Override
  public Optional<SmallFile> readSmall(String bucket, String key) {
    try {
      ResponseBytes<GetObjectResponse> answer =
          s3.getObjectAsBytes(
              GetObjectRequest.builder().bucket(bucket).key(key).range(range(0)).build());
      GetObjectResponse object = answer.response();
      return Optional.of(
          new SmallFile(
              new UploadedVersion(bucket, key, object.versionId()),
              new String(answer.asByteArrayUnsafe(), StandardCharsets.UTF_8),
              size(object) <= Upload.HEAD_BYTES));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND || e.statusCode() == RANGE_NOT_SATISFIABLE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Optional<UploadedVersion> current(String bucket, String key) {
    try {
      HeadObjectResponse object = s3.headObject(head -> head.bucket(bucket).key(key));
      return Optional.of(new UploadedVersion(bucket, key, object.versionId()));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void tag(UploadedVersion version, RetentionClass retentionClass) {
    Tag tag = Tag.builder().key(RetentionClass.TAG_KEY).value(retentionClass.tag()).build();
    s3.putObjectTagging(
        put ->
            put.bucket(version.bucket())
                .key(version.key())
                .versionId(version.version())
                .tagging(tags -> tags.tagSet(tag)));
  }
}
