package earmark.transcripts;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes note that a job has ended. Events come at least once, late and out of order, also those of
 * other jobs in the account: what is not the present attempt of a known transcript changes nothing.
 */
final class CollectTranscript {
  private static final System.Logger LOG = System.getLogger(CollectTranscript.class.getName());
  private static final int MOST_ROUNDS = 5;

  private final String stage;
  private final Transcriptions transcriptions;
  private final EndTranscript ending;
  private final Clock clock;

  CollectTranscript(
      String stage, Transcriptions transcriptions, EndTranscript ending, Clock clock) {
    this.stage = stage;
    this.transcriptions = transcriptions;
    this.ending = ending;
    this.clock = clock;
  }

  /** Three calls for an event that counts (find, tell, note), none or one for any other. */
  void collect(JobChange change) {
    Optional<JobName> job =
        change.isTranscriptionJob()
            ? change.detail().flatMap(JobChange.Detail::jobName).flatMap(this::parse)
            : Optional.empty();
    if (job.isEmpty()) {
      LOG.log(INFO, "Ignored an event of a job that is not of this stage");
      return;
    }
    collect(job.get(), change.detail().orElseThrow(), change.time().orElseGet(clock::instant));
  }

  private Optional<JobName> parse(String name) {
    return JobName.parse(name, stage);
  }

  private void collect(JobName job, JobChange.Detail detail, Instant at) {
    String status = detail.status().orElse("");
    switch (status) {
      case "COMPLETED" -> end(job, Optional.empty(), at);
      case "FAILED" ->
          end(job, Optional.of(detail.failureReason().orElse("Transcribe gave no reason.")), at);
      default -> LOG.log(INFO, "Ignored the status ''{0}'' of job {1}", status, job.in(stage));
    }
  }

  /** Reads again when the note of the beginning got in between. */
  private void end(JobName job, Optional<String> failure, Instant at) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Optional<Transcription> current = transcriptions.find(job.id());
      if (current.isEmpty()) {
        LOG.log(WARNING, "Ignored job {0}: nobody asked for it", job.in(stage));
        return;
      }
      Transcription transcription = current.get();
      if (transcription.attempt() != job.attempt() || !transcription.unfinished()) {
        LOG.log(INFO, "Ignored job {0}: not the one that is waited for", job.in(stage));
        return;
      }
      if (end(transcription, failure, at)) {
        return;
      }
    }
    throw new IllegalStateException("Job " + job.in(stage) + " changes too often to be collected");
  }

  private boolean end(Transcription transcription, Optional<String> failure, Instant at) {
    return failure
        .map(reason -> ending.failed(transcription, reason, at))
        .orElseGet(() -> ending.ready(transcription, at));
  }
}
