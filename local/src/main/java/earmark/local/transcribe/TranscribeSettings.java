package earmark.local.transcribe;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How Transcribe is to run on one machine.
 *
 * @param port where it listens on the loopback address; 0 for any free port
 * @param data a folder to remember jobs in; empty to forget them when the process ends
 * @param jobsAtOnce how many jobs may be under way before another is refused (AWS: 100 to 250)
 */
public record TranscribeSettings(int port, Optional<Path> data, int jobsAtOnce) {
  private static final int JOBS_AT_ONCE = 250;

  /** Settings with the limit that AWS has. */
  public static TranscribeSettings of(int port, Optional<Path> data) {
    return new TranscribeSettings(port, data, JOBS_AT_ONCE);
  }

  Optional<Path> jobsFile() {
    return data.map(folder -> folder.resolve("transcription-jobs.json"));
  }
}
