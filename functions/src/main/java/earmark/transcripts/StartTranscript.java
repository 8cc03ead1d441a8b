package earmark.transcripts;

import earmark.recordings.Recording;
import earmark.transcripts.Transcription.Progress;
import earmark.transcripts.Transcripts.Start;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Begins the transcript of a recording when somebody asks for it. Asking twice begins one job;
 * asking again after a failure begins a new attempt, five at most.
 */
final class StartTranscript {
  static final int MOST_ATTEMPTS = 5;

  /**
   * Work copies up to this size (2 minutes of one telephone channel) are made while the caller
   * waits; larger ones by the next reconciliation. See docs/decisions/work-copies.md.
   */
  static final long COPY_AT_ONCE_BYTES = 2L * 1024 * 1024;

  /** The entry stays as long behind the recording as its row in the index does. */
  private static final Duration ENTRY_BEHIND_RECORDING = Duration.ofDays(60);

  private final Transcriptions transcriptions;
  private final TranscriptOutputs outputs;
  private final BeginTranscript beginning;
  private final Clock clock;

  StartTranscript(
      Transcriptions transcriptions,
      TranscriptOutputs outputs,
      BeginTranscript beginning,
      Clock clock) {
    this.transcriptions = transcriptions;
    this.outputs = outputs;
    this.beginning = beginning;
    this.clock = clock;
  }

  /** Three calls for a new transcript (add, start, note), one for one that is under way. */
  Start start(Recording recording) {
    Optional<String> against = TranscribeLimits.reasonAgainst(recording.audio());
    if (against.isPresent()) {
      return new Start.Refused(against.get());
    }
    Instant now = clock.instant();
    Transcription wanted =
        Transcription.requested(
            recording.id(),
            Media.of(recording),
            now,
            recording.retainUntil().plus(ENTRY_BEHIND_RECORDING));
    return transcriptions
        .add(wanted)
        .map(before -> startAgain(before, recording))
        .orElseGet(() -> begin(wanted, recording));
  }

  private Start startAgain(Transcription before, Recording recording) {
    return switch (before.progress()) {
      case Progress.Waiting _ -> begin(before, recording);
      case Progress.InProgress _ -> new Start.AlreadyBegun();
      case Progress.Ready _ ->
          outputs.exists(before.id()) ? new Start.AlreadyBegun() : newAttempt(before, recording);
      case Progress.Failed(String reason) ->
          before.attempt() < MOST_ATTEMPTS
              ? newAttempt(before, recording)
              : new Start.Refused(
                  "It failed %d times, the last time because: %s".formatted(MOST_ATTEMPTS, reason));
    };
  }

  private Start newAttempt(Transcription before, Recording recording) {
    Transcription again = before.again(clock.instant());
    return transcriptions.change(again) ? begin(again, recording) : new Start.AlreadyBegun();
  }

  private Start begin(Transcription waiting, Recording recording) {
    if (TranscribeLimits.pcmBytes(recording.audio()) > COPY_AT_ONCE_BYTES) {
      return new Start.Deferred();
    }
    return switch (beginning.begin(waiting)) {
      case BeginTranscript.Outcome.Begun _ -> new Start.Begun();
      case BeginTranscript.Outcome.NoRoom _ -> new Start.Deferred();
      case BeginTranscript.Outcome.Impossible(String reason) -> refuse(waiting, reason);
    };
  }

  private Start refuse(Transcription waiting, String reason) {
    boolean _ = transcriptions.change(waiting.become(new Progress.Failed(reason), clock.instant()));
    return new Start.Refused(reason);
  }
}
