package earmark.transcripts;

/** The recogniser's jobs: Amazon Transcribe. */
interface TranscriptionJobs {
  /** Starts the job of an attempt. One call. */
  Started start(Transcription transcription);

  /** How far the job of an attempt is. One call. */
  JobState state(Transcription transcription);

  /** What came of starting a job. */
  sealed interface Started {
    /** It runs. */
    record Running() implements Started {}

    /** A job of that name was there already: ours, from before. */
    record WasThere() implements Started {}

    /** No more jobs for now, or the service has a bad moment. */
    record NoRoom() implements Started {}

    /** It will never be taken, for a reason that people read. */
    record Rejected(String reason) implements Started {}
  }

  /** How far a job is. */
  sealed interface JobState {
    /** Queued or at work. */
    record Working() implements JobState {}

    /** Done: the output is in the bucket. */
    record Completed() implements JobState {}

    /** Done in vain, for a reason that people read. */
    record Failed(String reason) implements JobState {}

    /** Nothing is known of it: its record lasts 90 days. */
    record Gone() implements JobState {}
  }
}
