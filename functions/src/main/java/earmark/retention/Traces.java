package earmark.retention;

import earmark.recordings.RecordingId;

/** A place, besides vault and index, where something may be that was made of a recording. */
interface Traces {
  /** Removes it; removing what is not there is no error. */
  void remove(RecordingId id);
}
