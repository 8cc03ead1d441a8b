package earmark.transcripts;

import earmark.transcripts.Transcription.Progress;
import earmark.transcripts.TranscriptionJobs.Started;
import earmark.transcripts.WorkCopies.UnreadableAudio;
import java.time.Clock;

/**
 * Begins the job of a transcript that waits: makes the work copy if one is needed, starts the job,
 * then notes that it runs. Whatever is repeated after a crash finds what is there: the copy is made
 * over, the job's name is taken.
 */
final class BeginTranscript {
  private final Transcriptions transcriptions;
  private final TranscriptionJobs jobs;
  private final WorkCopies workCopies;
  private final Clock clock;

  BeginTranscript(
      Transcriptions transcriptions, TranscriptionJobs jobs, WorkCopies workCopies, Clock clock) {
    this.transcriptions = transcriptions;
    this.jobs = jobs;
    this.workCopies = workCopies;
    this.clock = clock;
  }

  /**
   * Two calls (start, note); a work copy adds a read of the vault and a write, or one for each 8
   * MiB, and two more.
   *
   * @param waiting as it was read last
   */
  Outcome begin(Transcription waiting) {
    if (waiting.media().needsWorkCopy()) {
      try {
        workCopies.make(waiting.id(), waiting.media());
      } catch (UnreadableAudio e) {
        return new Outcome.Impossible(e.getMessage());
      }
    }
    return switch (jobs.start(waiting)) {
      case Started.Running _, Started.WasThere _ -> running(waiting);
      case Started.NoRoom _ -> new Outcome.NoRoom();
      case Started.Rejected(String reason) -> new Outcome.Impossible(reason);
    };
  }

  /** If the note comes too late, the job has ended already and somebody noted that. */
  private Outcome running(Transcription waiting) {
    boolean _ = transcriptions.change(waiting.become(new Progress.InProgress(), clock.instant()));
    return new Outcome.Begun();
  }

  /** What came of it. */
  sealed interface Outcome {
    /** The job runs. */
    record Begun() implements Outcome {}

    /** Transcribe has no room now. */
    record NoRoom() implements Outcome {}

    /** It will never run, for a reason that people read. */
    record Impossible(String reason) implements Outcome {}
  }
}
