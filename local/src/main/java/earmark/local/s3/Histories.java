package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.LegalHold;
import com.adobe.testing.s3mock.s3.dto.Retention;
import com.adobe.testing.s3mock.s3.dto.Tag;
import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import earmark.local.s3.lifecycle.ObjectVersion;
import earmark.local.s3.lifecycle.ObjectVersion.Current;
import earmark.local.s3.lifecycle.ObjectVersion.Lock;
import earmark.local.s3.lifecycle.ObjectVersion.Noncurrent;
import earmark.local.s3.lifecycle.ObjectVersion.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The versions of a key as lifecycle looks at them. */
final class Histories {
  private final StoredObjects objects;
  private final Births births;

  Histories(StoredObjects objects, Births births) {
    this.objects = objects;
    this.births = births;
  }

  /** All versions of a key, delete markers included, the current one last. */
  List<ObjectVersion> of(String bucket, String key) {
    List<S3ObjectMetadata> versions = objects.versions(bucket, key);
    List<ObjectVersion> history = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      // A version ceases to be the current one when its successor arrives.
      Standing standing =
          i < versions.size() - 1
              ? new Noncurrent(birth(bucket, versions.get(i + 1)))
              : new Current(versions.size() == 1);
      history.add(version(bucket, versions.get(i), standing));
    }
    return history;
  }

  /** The key's current version, if that is not a delete marker. */
  Optional<ObjectVersion> current(String bucket, String key) {
    List<ObjectVersion> history = of(bucket, key);
    return history.isEmpty()
        ? Optional.empty()
        : Optional.of(history.getLast()).filter(version -> !version.marker());
  }

  private ObjectVersion version(String bucket, S3ObjectMetadata found, Standing standing) {
    // A delete marker takes over what its predecessor is described with: none of it is its own.
    boolean marker = found.getDeleteMarker();
    return new ObjectVersion(
        found.getKey(),
        Optional.ofNullable(found.getVersionId()),
        birth(bucket, found),
        standing,
        marker,
        marker || found.getSize() == null ? 0 : Long.parseLong(found.getSize()),
        marker ? Map.of() : tags(found),
        marker ? Lock.NONE : lock(found));
  }

  private Instant birth(String bucket, S3ObjectMetadata version) {
    return births
        .of(bucket, idOf(version))
        .orElseGet(() -> Instant.ofEpochMilli(version.getLastModified()));
  }

  static String idOf(S3ObjectMetadata version) {
    return version.getVersionId() == null ? version.getId().toString() : version.getVersionId();
  }

  private static Map<String, String> tags(S3ObjectMetadata version) {
    return version.getTags() == null
        ? Map.of()
        : version.getTags().stream().collect(Collectors.toMap(Tag::getKey, Tag::getValue));
  }

  private static Lock lock(S3ObjectMetadata version) {
    LegalHold hold = version.getLegalHold();
    return new Lock(
        Optional.ofNullable(version.getRetention()).map(Retention::getRetainUntilDate),
        hold != null && hold.getStatus() == LegalHold.Status.ON);
  }
}
