package earmark.subjectaccess;

import earmark.recordings.RecordingId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of asking for transcripts: {@code TranscriptOutcomes} in {@code docs/openapi.yaml}. */
record OutcomesView(CaseId caseId, List<OutcomeView> outcomes, List<String> remaining) {
  static OutcomesView of(BeginTranscripts.Result.Begun begun) {
    return new OutcomesView(
        begun.id(),
        begun.outcomes().stream().map(OutcomeView::of).toList(),
        begun.remaining().stream().map(RecordingId::value).toList());
  }

  /** What came of one. */
  record OutcomeView(String recordingId, String outcome, Optional<String> reason) {
    private static OutcomeView of(CaseEvent.Outcome outcome) {
      return new OutcomeView(
          outcome.recordingId().value(),
          outcome.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          outcome.reason());
    }
  }
}
