package earmark.recordings;

import java.util.Optional;

/** The versions that the vault is known to hold, one for each recording. */
public interface VaultedVersions {
  /** The known version of a recording, past its day or not. */
  Optional<VaultedVersion> find(RecordingId id);

  /**
   * Removes all that the index has of a recording, what {@link #find} needs last: dying on the way,
   * it can be done again.
   */
  void forget(RecordingId id);
}
