package earmark.recordings;

/** Why an upload waits for a person, untouched, before it can go to the vault. */
public enum WaitReason {
  /** Neither metadata nor name nor sidecar tells when the call was. */
  NO_TIME,
  /** Nothing tells who took part. */
  NO_PARTY,
  /** The call is dated after its own upload. */
  IN_THE_FUTURE,
  /** The call is dated longer before its upload than the policy lets pass. */
  TOO_OLD,
  /** The file has no bytes. */
  EMPTY,
  /** The file is no audio in any format that is known here. */
  NOT_AUDIO,
  /** It begins like audio, but its head cannot be read: cut short, or coded in an unknown way. */
  UNREADABLE_AUDIO,
  /** The bucket gave no version: the exact file cannot be named. */
  NO_VERSION
}
