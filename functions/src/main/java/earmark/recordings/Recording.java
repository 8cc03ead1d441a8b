package earmark.recordings;

import earmark.policy.RetentionClass;
import java.time.Instant;

/**
 * A recording in the vault, with its index entry.
 *
 * @param id its opaque name; the object's key in the vault is the same
 * @param vaultVersion the version of that object; reads always name it
 * @param sha256 of the whole object, base 64 as S3 gives it; above 5 GB S3's composite of its parts
 * @param retainUntil the end of the lock
 * @param vaultedAt when it was copied into the vault
 */
public record Recording(
    RecordingId id,
    Call call,
    Audio audio,
    Scope scope,
    RetentionClass retentionClass,
    String vaultVersion,
    String sha256,
    Instant retainUntil,
    Instant vaultedAt) {
  /** Never prints who called, or when. */
  @Override
  public String toString() {
    return "Recording[" + id + ", " + scope + ", " + retentionClass.tag() + "]";
  }
}
