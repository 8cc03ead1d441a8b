package earmark.transcripts;

import earmark.notifications.Notice;
import earmark.notifications.Notifications;
import earmark.transcripts.Transcription.Progress;
import java.time.Clock;
import java.time.Instant;

/**
 * Ends a transcript, well or in vain: removes the work copy, tells the Customer Service Manager,
 * then notes it. The note comes last, so that whatever dies on the way is done again: people may be
 * told twice, never not at all.
 */
final class EndTranscript {
  /** The access role that subject access requests are passed to (P15). */
  static final String TOLD = "customer-service-manager";

  private final Transcriptions transcriptions;
  private final WorkCopies workCopies;
  private final Notifications notifications;
  private final Clock clock;

  EndTranscript(
      Transcriptions transcriptions,
      WorkCopies workCopies,
      Notifications notifications,
      Clock clock) {
    this.transcriptions = transcriptions;
    this.workCopies = workCopies;
    this.notifications = notifications;
    this.clock = clock;
  }

  /**
   * Two calls (tell, note), one more to remove a work copy.
   *
   * @param at when it ended; with the same time, telling again leaves one notice
   * @return false when somebody else changed the entry meanwhile
   */
  boolean ready(Transcription unfinished, Instant at) {
    return end(unfinished, new Progress.Ready(), Notice.Kind.TRANSCRIPT_READY, at);
  }

  /** As many calls as {@link #ready}. */
  boolean failed(Transcription unfinished, String reason, Instant at) {
    return end(unfinished, new Progress.Failed(reason), Notice.Kind.TRANSCRIPT_FAILED, at);
  }

  private boolean end(Transcription unfinished, Progress progress, Notice.Kind kind, Instant at) {
    if (unfinished.media().needsWorkCopy()) {
      workCopies.remove(unfinished.id());
    }
    notifications.tell(new Notice(TOLD, kind, unfinished.id().value(), at));
    return transcriptions.change(unfinished.become(progress, clock.instant()));
  }
}
