package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.ChecksumType;
import com.adobe.testing.s3mock.s3.dto.LegalHold;
import com.adobe.testing.s3mock.s3.dto.MultipartUpload;
import com.adobe.testing.s3mock.s3.dto.ObjectLockConfiguration;
import com.adobe.testing.s3mock.s3.dto.ObjectLockEnabled;
import com.adobe.testing.s3mock.s3.dto.ObjectOwnership;
import com.adobe.testing.s3mock.s3.dto.Retention;
import com.adobe.testing.s3mock.s3.dto.VersioningConfiguration;
import com.adobe.testing.s3mock.s3.model.BucketMetadata;
import com.adobe.testing.s3mock.s3.model.MultipartUploadInfo;
import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import com.adobe.testing.s3mock.s3.service.ObjectService;
import com.adobe.testing.s3mock.s3.store.BucketStore;
import com.adobe.testing.s3mock.s3.store.MultipartStore;
import com.adobe.testing.s3mock.s3.store.ObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What S3Mock keeps: the calls of its own that the front is built from. Nobody else in this package
 * knows S3Mock's stores.
 */
final class StoredObjects {
  static final String REGION = "eu-west-2";

  private final BucketStore buckets;
  private final ObjectStore objects;
  private final MultipartStore uploads;
  private final ObjectService service;

  StoredObjects(
      BucketStore buckets, ObjectStore objects, MultipartStore uploads, ObjectService service) {
    this.buckets = buckets;
    this.objects = objects;
    this.uploads = uploads;
    this.service = service;
  }

  void create(BucketSettings settings) {
    if (!buckets.doesBucketExist(settings.name())) {
      buckets.createBucket(
          settings.name(),
          settings.objectLock(),
          ObjectOwnership.BUCKET_OWNER_ENFORCED,
          REGION,
          null,
          null);
    }
    if (settings.objectLock()) {
      buckets.storeObjectLockConfiguration(
          bucket(settings.name()), new ObjectLockConfiguration(ObjectLockEnabled.ENABLED, null));
    }
    if (settings.versioned()) {
      switchVersioningOn(settings.name());
    }
  }

  void switchVersioningOn(String bucket) {
    buckets.storeVersioningConfiguration(
        bucket(bucket), new VersioningConfiguration(null, VersioningConfiguration.Status.ENABLED));
  }

  boolean exists(String bucket) {
    return buckets.doesBucketExist(bucket);
  }

  boolean locksObjects(String bucket) {
    return buckets.isObjectLockEnabled(bucket);
  }

  boolean versioned(String bucket) {
    return bucket(bucket).isVersioningEnabled();
  }

  /** The current version, or the named one; a delete marker is found like any other. */
  Optional<S3ObjectMetadata> find(S3Address object) {
    requireBucket(object.bucket());
    return Optional.ofNullable(
        service.getObject(object.bucket(), object.key(), object.version().orElse(null)));
  }

  /** Every key of the bucket that has a version, a delete marker or an upload in parts. */
  List<String> keys(String bucket) {
    return bucket(bucket).getObjects().keySet().stream().sorted().toList();
  }

  /** Every version and delete marker of a key, the current one last. */
  List<S3ObjectMetadata> versions(String bucket, String key) {
    BucketMetadata kept = bucket(bucket);
    UUID id = kept.getID(key);
    if (id == null) {
      return List.of();
    }
    if (!kept.isVersioningEnabled()) {
      return Stream.ofNullable(objects.getS3ObjectMetadata(kept, id, null)).toList();
    }
    if (!Files.isDirectory(kept.getPath().resolve(id.toString()))) {
      // Only uploads in parts so far.
      return List.of();
    }
    return objects.getS3ObjectVersions(kept, id).getVersions().stream()
        .map(version -> objects.getS3ObjectMetadata(kept, id, version))
        .filter(Objects::nonNull)
        .toList();
  }

  /** The uploads in parts that are under way. */
  List<MultipartUpload> uploads(String bucket) {
    return uploads.listMultipartUploads(bucket(bucket), null);
  }

  /** What a GET without a version would answer. */
  Optional<S3ObjectMetadata> current(S3Address object) {
    return find(new S3Address(object.bucket(), object.key(), Optional.empty()))
        .filter(found -> !found.getDeleteMarker());
  }

  /** As S3 answers a read: {@code NoSuchKey}, {@code NoSuchVersion} or {@code MethodNotAllowed}. */
  S3ObjectMetadata read(S3Address object) {
    S3ObjectMetadata found =
        find(object)
            .orElseThrow(
                () ->
                    object.version().isPresent()
                        ? S3Failure.noSuchVersion()
                        : S3Failure.noSuchKey());
    if (found.getDeleteMarker()) {
      throw object.version().isPresent() ? S3Failure.isDeleteMarker() : S3Failure.noSuchKey();
    }
    return found;
  }

  /** Keeps a new version. */
  S3ObjectMetadata store(S3Address target, ObjectDraft draft) {
    return objects.storeS3ObjectMetadata(
        bucket(target.bucket()),
        buckets.addKeyToBucket(target.key(), target.bucket()),
        target.key(),
        draft.contentType(),
        draft.storedHeaders(),
        draft.bytes(),
        draft.userMetadata(),
        Map.of(),
        null,
        draft.tags(),
        draft.algorithm(),
        draft.checksum(),
        draft.owner(),
        draft.storageClass(),
        ChecksumType.FULL_OBJECT,
        null);
  }

  void retain(S3Address object, Retention retention) {
    service.setRetention(object.bucket(), object.key(), object.version().orElse(null), retention);
  }

  void hold(S3Address object, LegalHold hold) {
    service.setLegalHold(object.bucket(), object.key(), object.version().orElse(null), hold);
  }

  /** Puts a delete marker on a versioned key, else deletes the object. */
  void delete(S3Address object) {
    service.deleteObject(object.bucket(), object.key(), null);
  }

  /**
   * Deletes a version for good. S3Mock only forgets it and leaves its files, which can still be
   * read by its id, so they go here.
   */
  void deleteVersion(S3Address object, S3ObjectMetadata version) {
    service.deleteObject(object.bucket(), object.key(), version.getVersionId());
    Path folder = bucket(object.bucket()).getPath().resolve(version.getId().toString());
    if (Files.isDirectory(folder)) {
      deleteFiles(folder, version.getVersionId() + "-");
    }
  }

  Optional<MultipartUploadInfo> upload(S3Address object, String uploadId) {
    return Optional.ofNullable(
            uploads.getMultipartUploadInfo(bucket(object.bucket()), idOf(uploadId)))
        .filter(info -> info.getUpload().getKey().equals(object.key()));
  }

  /** Where S3Mock keeps an upload's parts until they are put together. */
  Path folderOf(S3Address object, String uploadId) {
    return bucket(object.bucket())
        .getPath()
        .resolve(MultipartStore.MULTIPARTS_FOLDER)
        .resolve(idOf(uploadId).toString());
  }

  /** Keeps a part and tells its ETag. */
  String storePart(
      S3Address target, MultipartUploadInfo upload, int number, Path bytes, String checksum) {
    return uploads.putPart(
        bucket(target.bucket()),
        buckets.addKeyToBucket(target.key(), target.bucket()),
        idOf(upload.getUpload().getUploadId()),
        number,
        bytes,
        Map.of(),
        checksum,
        checksum == null ? null : upload.getChecksumAlgorithm());
  }

  /** S3Mock's own call would forget the key, and every version under it, with the upload. */
  void abort(S3Address object, String uploadId) {
    uploads.abortMultipartUpload(bucket(object.bucket()), idOf(uploadId));
    if (find(new S3Address(object.bucket(), object.key(), Optional.empty())).isEmpty()
        && !isUploadedTo(object)) {
      buckets.removeFromBucket(object.key(), object.bucket());
    }
  }

  private boolean isUploadedTo(S3Address object) {
    return uploads.listMultipartUploads(bucket(object.bucket()), object.key()).stream()
        .anyMatch(upload -> upload.getKey().equals(object.key()));
  }

  private BucketMetadata bucket(String name) {
    requireBucket(name);
    return buckets.getBucketMetadata(name);
  }

  private void requireBucket(String name) {
    if (!exists(name)) {
      throw S3Failure.noSuchBucket();
    }
  }

  private static UUID idOf(String uploadId) {
    try {
      return UUID.fromString(uploadId);
    } catch (IllegalArgumentException e) {
      throw S3Failure.noSuchUpload();
    }
  }

  private static void deleteFiles(Path folder, String prefix) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(path -> path.getFileName().toString().startsWith(prefix)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
