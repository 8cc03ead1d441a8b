package earmark.recordings;

import earmark.platform.RetryLaterException;
import earmark.policy.RetentionClass;
import java.time.Instant;
import java.util.Optional;

/** The bucket where recordings are kept and never altered. */
interface Vault {
  /**
   * Copies exactly this version into the vault, once: when its name is taken already, what is there
   * stays and is answered.
   *
   * @throws RetryLaterException when S3 asks for the copy to be tried again
   */
  Vaulted store(Upload upload, RecordingId id, Terms terms);

  /** What the vault holds under this id. */
  Optional<Vaulted> find(RecordingId id);

  /** How a recording is kept: its media type, its tags and the end of its lock. */
  record Terms(
      String contentType, RetentionClass retentionClass, Scope scope, Instant retainUntil) {}

  /** An object in the vault, as S3 gives it back. */
  record Vaulted(String version, String sha256, Instant vaultedAt) {}
}
