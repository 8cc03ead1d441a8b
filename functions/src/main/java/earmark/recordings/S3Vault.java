package earmark.recordings;

import earmark.platform.RetryLaterException;
import earmark.policy.RetentionClass;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.TaggingDirective;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * The vault in S3: an object for each recording, written once, locked from its first moment.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>
 */
final class S3Vault implements Vault {
  /** What one CopyObject can copy. */
  static final long LARGEST_COPY = 5L * 1024 * 1024 * 1024;

  private static final long PART = 512L * 1024 * 1024;
  private static final String NOTHING_THERE = "*";
  private static final String FORMAT_VERSION = "1";
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;

  private final S3Client s3;
  private final String bucket;
  private final long largestCopy;
  private final long part;

  S3Vault(S3Client s3, String bucket) {
    this(s3, bucket, LARGEST_COPY, PART);
  }

  /**
   * @param largestCopy the size in bytes above which a copy is made of parts
   * @param part the size of such a part, 5 MiB at least
   */
  S3Vault(S3Client s3, String bucket, long largestCopy, long part) {
    this.s3 = s3;
    this.bucket = bucket;
    this.largestCopy = largestCopy;
    this.part = part;
  }

  @Override
  public Vaulted store(Upload upload, RecordingId id, Terms terms) {
    try {
      return upload.size() <= largestCopy
          ? copy(upload, id, terms)
          : find(id).orElseGet(() -> copyInParts(upload, id, terms));
    } catch (S3Exception e) {
      return switch (e.statusCode()) {
        case PRECONDITION_FAILED -> find(id).orElseThrow(S3Vault::unseen);
        case CONFLICT -> throw new RetryLaterException("Another copy is under way");
        case NOT_FOUND -> throw new RetryLaterException("The upload is gone");
        default -> throw e;
      };
    }
  }

  private Vaulted copy(Upload upload, RecordingId id, Terms terms) {
    CopyObjectResponse copied =
        s3.copyObject(
            CopyObjectRequest.builder()
                .sourceBucket(upload.source().bucket())
                .sourceKey(upload.source().key())
                .sourceVersionId(upload.source().version())
                .destinationBucket(bucket)
                .destinationKey(id.value())
                .ifNoneMatch(NOTHING_THERE)
                // The uploader's metadata may name people: it stays behind.
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of())
                .contentType(terms.contentType())
                .taggingDirective(TaggingDirective.REPLACE)
                .tagging(tags(terms))
                .objectLockMode(ObjectLockMode.GOVERNANCE)
                .objectLockRetainUntilDate(terms.retainUntil())
                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                .build());
    return new Vaulted(
        copied.versionId(),
        copied.copyObjectResult().checksumSHA256(),
        copied.copyObjectResult().lastModified());
  }

  /** The last call alone is conditional, so the vault is asked before gigabytes are copied. */
  private Vaulted copyInParts(Upload upload, RecordingId id, Terms terms) {
    String uploadId = s3.createMultipartUpload(multipart(id, terms)).uploadId();
    try {
      List<CompletedPart> parts = parts(upload, id, uploadId);
      return complete(id, uploadId, parts);
    } catch (SdkException e) {
      abort(id, uploadId);
      throw e;
    }
  }

  private CreateMultipartUploadRequest multipart(RecordingId id, Terms terms) {
    return CreateMultipartUploadRequest.builder()
        .bucket(bucket)
        .key(id.value())
        .contentType(terms.contentType())
        .tagging(tags(terms))
        .objectLockMode(ObjectLockMode.GOVERNANCE)
        .objectLockRetainUntilDate(terms.retainUntil())
        .checksumAlgorithm(ChecksumAlgorithm.SHA256)
        .build();
  }

  private List<CompletedPart> parts(Upload upload, RecordingId id, String uploadId) {
    List<CompletedPart> parts = new ArrayList<>();
    for (long start = 0; start < upload.size(); start += part) {
      parts.add(part(upload, id, uploadId, parts.size() + 1, start));
    }
    return parts;
  }

  private CompletedPart part(
      Upload upload, RecordingId id, String uploadId, int number, long start) {
    long last = Math.min(start + part, upload.size()) - 1;
    var copied =
        s3.uploadPartCopy(
                copy ->
                    copy.sourceBucket(upload.source().bucket())
                        .sourceKey(upload.source().key())
                        .sourceVersionId(upload.source().version())
                        .destinationBucket(bucket)
                        .destinationKey(id.value())
                        .uploadId(uploadId)
                        .partNumber(number)
                        .copySourceRange("bytes=" + start + "-" + last))
            .copyPartResult();
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(copied.eTag())
        .checksumSHA256(copied.checksumSHA256())
        .build();
  }

  private Vaulted complete(RecordingId id, String uploadId, List<CompletedPart> parts) {
    CompleteMultipartUploadResponse completed =
        s3.completeMultipartUpload(
            complete ->
                complete
                    .bucket(bucket)
                    .key(id.value())
                    .uploadId(uploadId)
                    .ifNoneMatch(NOTHING_THERE)
                    .multipartUpload(upload -> upload.parts(parts)));
    // The answer of a multipart upload names no time.
    Instant vaultedAt = find(id).map(Vaulted::vaultedAt).orElseThrow(S3Vault::unseen);
    return new Vaulted(completed.versionId(), completed.checksumSHA256(), vaultedAt);
  }

  private static RetryLaterException unseen() {
    return new RetryLaterException("The vault's copy cannot be seen");
  }

  /** Parts that are left behind cost money; the bucket's lifecycle is the second line. */
  private void abort(RecordingId id, String uploadId) {
    try {
      s3.abortMultipartUpload(abort -> abort.bucket(bucket).key(id.value()).uploadId(uploadId));
    } catch (SdkException alreadyOver) {
      // The reason why it was to be aborted is what counts.
    }
  }

  @Override
  public Optional<Vaulted> find(RecordingId id) {
    try {
      HeadObjectResponse object =
          s3.headObject(
              head -> head.bucket(bucket).key(id.value()).checksumMode(ChecksumMode.ENABLED));
      return Optional.of(
          new Vaulted(object.versionId(), object.checksumSHA256(), object.lastModified()));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static String tags(Terms terms) {
    return Map.of(
            RetentionClass.TAG_KEY,
            terms.retentionClass().tag(),
            "scope",
            tag(terms.scope()),
            "format",
            FORMAT_VERSION)
        .entrySet()
        .stream()
        .map(tag -> tag.getKey() + "=" + SdkHttpUtils.urlEncode(tag.getValue()))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String tag(Scope scope) {
    return switch (scope) {
      case KEPT -> "kept";
      case NOT_ROUTINELY_KEPT -> "not-routinely-kept";
      case UNDETERMINED -> "undetermined";
    };
  }
}
