package earmark.subjectaccess;

import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import earmark.transcripts.Transcripts;
import java.util.List;
import java.util.Optional;

/**
 * A case with what it matches, as it is seen.
 *
 * @param complete whether the search came to its end; if not, there are more calls than one case
 *     takes
 */
record CaseFile(Case state, List<Match> matches, boolean complete) {
  CaseFile {
    matches = List.copyOf(matches);
  }

  /**
   * A call that the case matches.
   *
   * @param recording empty when it is no longer kept
   * @param held whether the case has a hold on it
   */
  record Match(
      RecordingId id, Optional<Recording> recording, Transcripts.State transcript, boolean held) {}
}
