package earmark.transcripts;

import earmark.recordings.RecordingId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a Transcribe job: the same for the same attempt, so that beginning twice begins one
 * job, for a name is taken only once in an account.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/transcribe/latest/APIReference/API_StartTranscriptionJob.html">StartTranscriptionJob</a>
 */
record JobName(RecordingId id, int attempt) {
  private static final Pattern REST = Pattern.compile("([a-z2-7]{26})-([1-9][0-9]{0,3})");

  static JobName of(Transcription transcription) {
    return new JobName(transcription.id(), transcription.attempt());
  }

  String in(String stage) {
    return prefix(stage) + id + "-" + attempt;
  }

  /** Reads a job's name; empty when the job is not of this stage. */
  static Optional<JobName> parse(String name, String stage) {
    if (!name.startsWith(prefix(stage))) {
      return Optional.empty();
    }
    Matcher rest = REST.matcher(name.substring(prefix(stage).length()));
    return rest.matches()
        ? Optional.of(new JobName(new RecordingId(rest.group(1)), Integer.parseInt(rest.group(2))))
        : Optional.empty();
  }

  private static String prefix(String stage) {
    return "earmark-" + stage + "-";
  }
}
