package earmark.recordings;

import java.time.Instant;
import java.util.Optional;

/**
 * What has become of each upload. An entry only goes forward: one that waits, or is out of scope,
 * may become a recording in the vault; what is in the vault stays as it is.
 */
interface RecordingIndex {
  /** What is known of this id. */
  Optional<State> state(RecordingId id);

  /** Enters a recording that is in the vault, unless one is entered already. */
  State enter(Recording recording, UploadedVersion upload);

  /** Enters a call that is not routinely kept, unless it is out of scope or vaulted already. */
  State enterOutOfScope(RecordingId id, Call call, UploadedVersion upload, Instant forgetAt);

  /** Enters an upload that waits for a person, unless it is out of scope or vaulted already. */
  State enterWaiting(RecordingId id, Waiting waiting);

  /** Where an upload is. */
  enum State {
    VAULTED,
    WAITING,
    OUT_OF_SCOPE
  }

  /**
   * An upload that waits for a person.
   *
   * @param arrivedAt when it was uploaded
   */
  record Waiting(UploadedVersion upload, WaitReason reason, Instant arrivedAt) {}
}
