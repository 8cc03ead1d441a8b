package earmark.transcripts;

import earmark.recordings.RecordingId;

/** Where in the casework bucket the things of a recording lie. */
final class Casework {
  private Casework() {}

  static String workCopy(RecordingId id) {
    return "work/" + id + ".wav";
  }

  static String output(RecordingId id) {
    return "transcripts/" + id + ".json";
  }
}
