package earmark.local.transcribe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earmark.platform.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Jobs as AWS writes them: in answers of the API (times as epoch seconds) and in events. */
final class JobJson {
  private JobJson() {}

  /** The answer of StartTranscriptionJob and GetTranscriptionJob. */
  static ObjectNode answer(Job job) {
    var answer = Json.mapper().createObjectNode();
    answer.set("TranscriptionJob", job(job));
    return answer;
  }

  private static ObjectNode job(Job job) {
    var node = Json.mapper().<ObjectNode>valueToTree(job.request());
    node.remove(List.of("OutputBucketName", "OutputKey", "OutputEncryptionKMSKeyId"));
    state(node, job);
    if (job.status() == Job.Status.COMPLETED) {
      node.putObject("Transcript")
          .put("TranscriptFileUri", job.request().transcriptFileUri().toString());
    }
    return node;
  }

  /** A line of ListTranscriptionJobs. */
  static ObjectNode summary(Job job) {
    var node = Json.mapper().createObjectNode();
    node.put("TranscriptionJobName", job.name());
    node.put("LanguageCode", job.request().languageCode());
    node.put("OutputLocationType", "CUSTOMER_BUCKET");
    state(node, job);
    return node;
  }

  private static void state(ObjectNode node, Job job) {
    node.put("TranscriptionJobStatus", job.status().name());
    node.put("CreationTime", epochSeconds(job.created()));
    job.started().ifPresent(at -> node.put("StartTime", epochSeconds(at)));
    job.completed().ifPresent(at -> node.put("CompletionTime", epochSeconds(at)));
    job.failureReason().ifPresent(reason -> node.put("FailureReason", reason));
  }

  private static double epochSeconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }

  /**
   * The event that a change of state makes.
   *
   * @see <a href="https://docs.aws.amazon.com/transcribe/latest/dg/monitoring-events.html">Using
   *     EventBridge with Transcribe</a>
   */
  static String event(Job job, Instant now) {
    var event = Json.mapper().createObjectNode();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Transcribe Job State Change");
    event.put("source", "aws.transcribe");
    event.put("account", LocalTranscribe.ACCOUNT);
    event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", LocalTranscribe.REGION);
    event.putArray("resources");
    var detail = event.putObject("detail");
    detail.put("TranscriptionJobName", job.name());
    detail.put("TranscriptionJobStatus", job.status().name());
    job.failureReason().ifPresent(reason -> detail.put("FailureReason", reason));
    return event.toString();
  }
}
