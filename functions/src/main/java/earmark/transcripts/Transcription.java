package earmark.transcripts;

import earmark.recordings.RecordingId;
import java.time.Instant;

/**
 * How far the transcript of one recording is.
 *
 * @param attempt which job, from 1; part of the job's name
 * @param tries how often beginning this attempt was put off
 * @param requestedAt when it was first asked for
 * @param changedAt when the progress last changed
 * @param expiresAt when this entry goes by itself
 * @param revision counts the changes of the entry, so that none overwrites another
 */
record Transcription(
    RecordingId id,
    Media media,
    Progress progress,
    int attempt,
    int tries,
    Instant requestedAt,
    Instant changedAt,
    Instant expiresAt,
    long revision) {

  /** How far it is. */
  sealed interface Progress {
    /** To be begun: Transcribe has no room, or a work copy is to be made. */
    record Waiting() implements Progress {}

    /** The attempt's job runs. */
    record InProgress() implements Progress {}

    /** Transcribe's output is in the casework bucket. */
    record Ready() implements Progress {}

    /** The attempt came to nothing, for a reason that people read. */
    record Failed(String reason) implements Progress {}
  }

  static Transcription requested(RecordingId id, Media media, Instant now, Instant expiresAt) {
    return new Transcription(id, media, new Progress.Waiting(), 1, 0, now, now, expiresAt, 1);
  }

  /** Past its day: DynamoDB may take days to delete it, and until then it counts as gone. */
  boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  boolean unfinished() {
    return switch (progress) {
      case Progress.Waiting _, Progress.InProgress _ -> true;
      case Progress.Ready _, Progress.Failed _ -> false;
    };
  }

  Transcription become(Progress next, Instant now) {
    return new Transcription(
        id, media, next, attempt, tries, requestedAt, now, expiresAt, revision + 1);
  }

  /** The same attempt, put off once more. */
  Transcription putOff(Instant now) {
    return new Transcription(
        id, media, progress, attempt, tries + 1, requestedAt, now, expiresAt, revision + 1);
  }

  /** A new attempt, with a job of its own. */
  Transcription again(Instant now) {
    return new Transcription(
        id,
        media,
        new Progress.Waiting(),
        attempt + 1,
        0,
        requestedAt,
        now,
        expiresAt,
        revision + 1);
  }
}
