package earmark.transcripts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Optional;

/**
 * EventBridge's word that a Transcribe job has ended.
 *
 * @see <a href="https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-events.html">Monitoring
 *     with EventBridge</a>
 */
record JobChange(
    String source,
    @JsonProperty("detail-type") String detailType,
    Optional<Instant> time,
    Optional<Detail> detail) {

  record Detail(
      @JsonProperty("TranscriptionJobName") Optional<String> jobName,
      @JsonProperty("TranscriptionJobStatus") Optional<String> status,
      @JsonProperty("FailureReason") Optional<String> failureReason) {}

  boolean isTranscriptionJob() {
    return "aws.transcribe".equals(source) && "Transcribe Job State Change".equals(detailType);
  }
}
