package earmark.retention;

import earmark.recordings.RecordingId;

/** The legal hold of exactly one version in the vault. */
public interface LegalHolds {
  /** Switches it on; false when that version is gone. */
  boolean on(RecordingId id, String version);

  /** Switches it off, if that version is there. */
  void off(RecordingId id, String version);
}
