package earmark.retention;

import earmark.recordings.RecordingId;
import java.util.List;

/**
 * Where in the casework bucket the things lie that are made of a recording. Whatever makes one asks
 * here for its key, so that all of them go with the recording.
 */
public final class Casework {
  private Casework() {}

  /** A copy of the audio that Transcribe can take. */
  public static String workCopy(RecordingId id) {
    return "work/" + id + ".wav";
  }

  /** What Transcribe wrote. */
  public static String output(RecordingId id) {
    return "transcripts/" + id + ".json";
  }

  static List<String> all(RecordingId id) {
    return List.of(output(id), workCopy(id));
  }
}
