package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.LegalHold;
import com.adobe.testing.s3mock.s3.dto.Mode;
import com.adobe.testing.s3mock.s3.dto.Retention;
import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.w3c.dom.Document;

/**
 * Object Lock: a locked or held version stays, and its lock only grows.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html">Object
 *     Lock</a>
 */
final class Locks {
  private static final Retention NO_LOCK = new Retention(null, null);

  private final StoredObjects objects;
  private final Clock clock;

  Locks(StoredObjects objects, Clock clock) {
    this.objects = objects;
    this.clock = clock;
  }

  static boolean bypasses(S3Request request) {
    return request
        .header("x-amz-bypass-governance-retention")
        .filter("true"::equalsIgnoreCase)
        .isPresent();
  }

  /** Asking for a lock or a hold that never was is an error of its own. */
  void requireAsked(S3ObjectMetadata version, String action) {
    boolean missing =
        switch (action) {
          case "GetObjectRetention" -> !isLocked(version);
          case "GetObjectLegalHold" -> version.getLegalHold() == null;
          default -> false;
        };
    if (missing) {
      throw new S3Failure(
          404,
          "NoSuchObjectLockConfiguration",
          "The specified object does not have a ObjectLock configuration");
    }
  }

  /** The lock a write asks for, if its bucket knows locks. */
  LockHeaders asked(S3Request request) {
    LockHeaders lock = LockHeaders.of(request, clock.instant());
    if (!lock.isEmpty()) {
      requireLocking(request.bucket());
    }
    return lock;
  }

  void apply(LockHeaders lock, S3Address version) {
    lock.retention().ifPresent(retention -> objects.retain(version, retention));
    lock.hold().ifPresent(hold -> objects.hold(version, hold));
  }

  /** PutObjectRetention. */
  void change(Exchange exchange) throws IOException {
    S3Address object = exchange.request().address();
    requireLocking(object.bucket());
    S3ObjectMetadata version = objects.read(object);
    Optional<Retention> wanted = read(exchange.body());
    if (inForce(version) && isLess(wanted, version.getRetention())) {
      requireLeave(version.getRetention(), exchange.request());
    }
    objects.retain(object, wanted.orElse(NO_LOCK));
    exchange.response().setStatus(200);
  }

  void requireDeletable(S3ObjectMetadata version, S3Request request) {
    // A delete marker takes over what its predecessor is described with, but is never locked.
    if (version.getDeleteMarker()) {
      return;
    }
    LegalHold hold = version.getLegalHold();
    if (hold != null && hold.getStatus() == LegalHold.Status.ON) {
      throw S3Failure.locked();
    }
    if (inForce(version)) {
      requireLeave(version.getRetention(), request);
    }
  }

  private static void requireLeave(Retention lock, S3Request request) {
    if (lock.getMode() == Mode.COMPLIANCE || !bypasses(request)) {
      throw S3Failure.locked();
    }
  }

  private boolean inForce(S3ObjectMetadata version) {
    return isLocked(version)
        && clock.instant().isBefore(version.getRetention().getRetainUntilDate());
  }

  private static boolean isLocked(S3ObjectMetadata version) {
    return version.getRetention() != null && version.getRetention().getRetainUntilDate() != null;
  }

  private static boolean isLess(Optional<Retention> wanted, Retention lock) {
    return wanted
        .map(
            retention ->
                retention.getRetainUntilDate().isBefore(lock.getRetainUntilDate())
                    || (lock.getMode() == Mode.COMPLIANCE && retention.getMode() != lock.getMode()))
        .orElse(true);
  }

  private Optional<Retention> read(Document body) {
    Instant now = clock.instant();
    return Xml.text(body, "Mode")
        .map(
            mode ->
                LockHeaders.retention(
                    mode,
                    Xml.text(body, "RetainUntilDate").orElseThrow(S3Failure::malformedXml),
                    now));
  }

  private void requireLocking(String bucket) {
    if (!objects.exists(bucket)) {
      throw S3Failure.noSuchBucket();
    }
    if (!objects.locksObjects(bucket)) {
      throw S3Failure.invalidRequest("Bucket is missing Object Lock Configuration");
    }
  }
}
