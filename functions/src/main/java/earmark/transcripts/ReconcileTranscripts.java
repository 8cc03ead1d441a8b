package earmark.transcripts;

import static java.lang.System.Logger.Level.ERROR;

import earmark.transcripts.Transcription.Progress;
import earmark.transcripts.TranscriptionJobs.JobState;
import earmark.transcripts.Transcriptions.Cursor;
import earmark.transcripts.Transcriptions.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Makes good what events lost, and begins what had to wait. EventBridge delivers Transcribe's
 * events on a best-effort basis, so each unfinished transcript is looked at until it is finished.
 */
final class ReconcileTranscripts {
  private static final System.Logger LOG = System.getLogger(ReconcileTranscripts.class.getName());

  /** One day of quarter hours. */
  static final int MOST_TRIES = 96;

  /** An event normally comes within seconds; a job that is younger is left alone. */
  static final Duration EVENT_LATE_AFTER = Duration.ofMinutes(20);

  private final Transcriptions transcriptions;
  private final TranscriptionJobs jobs;
  private final TranscriptOutputs outputs;
  private final BeginTranscript beginning;
  private final EndTranscript ending;
  private final Clock clock;

  ReconcileTranscripts(
      Transcriptions transcriptions,
      TranscriptionJobs jobs,
      TranscriptOutputs outputs,
      BeginTranscript beginning,
      EndTranscript ending,
      Clock clock) {
    this.transcriptions = transcriptions;
    this.jobs = jobs;
    this.outputs = outputs;
    this.beginning = beginning;
    this.ending = ending;
    this.clock = clock;
  }

  /**
   * Looks at the unfinished transcripts, oldest first, one query for each 50. A job that is late
   * costs one call, and three when it has ended; one that waits costs what beginning costs, and
   * none once Transcribe had no room in this run.
   *
   * @param until when to take up no further one; the next run goes on
   * @return how many could not be looked at because of an error; the log says why
   */
  int reconcile(Instant until) {
    Run run = new Run(until);
    Optional<Cursor> after = Optional.empty();
    do {
      Page page = transcriptions.unfinished(after);
      page.transcriptions().forEach(run::lookAt);
      after = page.next();
    } while (after.isPresent() && run.hasTime());
    return run.errors;
  }

  /** One run over the unfinished transcripts. */
  private final class Run {
    private final Instant until;
    private boolean room = true;
    private int errors;

    Run(Instant until) {
      this.until = until;
    }

    boolean hasTime() {
      return clock.instant().isBefore(until);
    }

    /** One that breaks is no reason to leave the others. */
    void lookAt(Transcription transcription) {
      if (!hasTime()) {
        return;
      }
      try {
        switch (transcription.progress()) {
          case Progress.Waiting _ -> begin(transcription);
          case Progress.InProgress _ -> askAfter(transcription);
          case Progress.Ready _, Progress.Failed _ -> {}
        }
      } catch (RuntimeException e) {
        errors++;
        LOG.log(ERROR, "Transcript " + transcription.id() + " could not be looked at", e);
      }
    }

    private void begin(Transcription waiting) {
      if (!room) {
        return;
      }
      if (waiting.tries() >= MOST_TRIES) {
        boolean _ =
            ending.failed(
                waiting,
                "It could not be begun in %d tries.".formatted(waiting.tries()),
                clock.instant());
        return;
      }
      Transcription counted = waiting.putOff(clock.instant());
      if (transcriptions.change(counted)) {
        beginCounted(counted);
      }
    }

    private void beginCounted(Transcription waiting) {
      switch (beginning.begin(waiting)) {
        case BeginTranscript.Outcome.Begun _ -> {}
        case BeginTranscript.Outcome.NoRoom _ -> room = false;
        case BeginTranscript.Outcome.Impossible(String reason) -> {
          boolean _ = ending.failed(waiting, reason, clock.instant());
        }
      }
    }

    private void askAfter(Transcription running) {
      if (running.changedAt().plus(EVENT_LATE_AFTER).isAfter(clock.instant())) {
        return;
      }
      switch (jobs.state(running)) {
        case JobState.Working _ -> {}
        case JobState.Completed _ -> {
          boolean _ = ending.ready(running, clock.instant());
        }
        case JobState.Failed(String reason) -> {
          boolean _ = ending.failed(running, reason, clock.instant());
        }
        case JobState.Gone _ -> recover(running);
      }
    }

    /** The job's record is gone; its output may be there all the same. */
    private void recover(Transcription running) {
      if (outputs.exists(running.id())) {
        boolean _ = ending.ready(running, clock.instant());
      } else if (running.attempt() >= StartTranscript.MOST_ATTEMPTS) {
        boolean _ = ending.failed(running, "Transcribe lost the job.", clock.instant());
      } else {
        Transcription again = running.again(clock.instant());
        if (transcriptions.change(again)) {
          begin(again);
        }
      }
    }
  }
}
