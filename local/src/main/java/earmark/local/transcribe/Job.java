package earmark.local.transcribe;

import java.time.Instant;
import java.util.Optional;

/**
 * A transcription job and where it stands.
 *
 * @param callerAccessKeyId who started it; Transcribe reads and writes S3 in that caller's name
 * @param failureReason why it failed, empty unless it did
 */
record Job(
    StartRequest request,
    String callerAccessKeyId,
    Status status,
    Instant created,
    Optional<Instant> started,
    Optional<Instant> completed,
    Optional<String> failureReason) {

  /** A job's states, named as AWS names them. */
  enum Status {
    QUEUED,
    IN_PROGRESS,
    COMPLETED,
    FAILED
  }

  static Job queued(StartRequest request, String callerAccessKeyId, Instant now) {
    return new Job(
        request,
        callerAccessKeyId,
        Status.QUEUED,
        now,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  String name() {
    return request.transcriptionJobName();
  }

  boolean ended() {
    return status == Status.COMPLETED || status == Status.FAILED;
  }

  Job start(Instant now) {
    return new Job(
        request,
        callerAccessKeyId,
        Status.IN_PROGRESS,
        created,
        Optional.of(now),
        Optional.empty(),
        Optional.empty());
  }

  Job complete(Instant now) {
    return end(Status.COMPLETED, now, Optional.empty());
  }

  Job fail(Instant now, String reason) {
    return end(Status.FAILED, now, Optional.of(reason));
  }

  private Job end(Status how, Instant now, Optional<String> reason) {
    return new Job(request, callerAccessKeyId, how, created, started, Optional.of(now), reason);
  }
}
