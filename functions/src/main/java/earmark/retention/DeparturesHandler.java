package earmark.retention;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import earmark.platform.AwsClients;
import earmark.platform.Environment;
import earmark.platform.Log;
import earmark.platform.Setting;
import earmark.platform.SqsBatch;
import earmark.policy.Policy;
import earmark.recordings.DynamoDbVaultedVersions;
import earmark.recordings.RecordingId;
import earmark.retention.ForgetRecording.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Recordings leave the vault, as the departures queue says. A message that fails comes again by
 * itself, and after its last try goes to the dead letters; the others of its batch are done.
 */
public final class DeparturesHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private final String bucket;
  private final ForgetRecording forgetRecording;
  private final Log log;

  /** As deployed. */
  public DeparturesHandler() {
    this(
        Environment.system(),
        AwsClients.s3(),
        AwsClients.dynamoDb(),
        Policy.bundled(),
        Log.system());
  }

  /** With the AWS that it is given. */
  DeparturesHandler(
      Environment environment, S3Client s3, DynamoDbClient dynamoDb, Policy policy, Log log) {
    this(
        environment.get(Setting.RECORDINGS_BUCKET),
        new ForgetRecording(
            new DynamoDbVaultedVersions(dynamoDb, environment.get(Setting.RECORDINGS_TABLE)),
            new DynamoDbReceipts(dynamoDb, environment.get(Setting.RECEIPTS_TABLE)),
            List.of(
                // The entry first: without it, nobody is shown what is being removed.
                new DynamoDbTranscriptTraces(dynamoDb, environment.get(Setting.TRANSCRIPTS_TABLE)),
                new S3CaseworkTraces(s3, environment.get(Setting.CASEWORK_BUCKET))),
            policy),
        log);
  }

  DeparturesHandler(String bucket, ForgetRecording forgetRecording, Log log) {
    this.bucket = bucket;
    this.forgetRecording = forgetRecording;
    this.log = log;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatch.each(
        event,
        "departure failed",
        log,
        body -> DepartureMessage.read(body, bucket).forEach(this::depart));
  }

  private void depart(Departure departure) {
    log.info("departure", details(forgetRecording.forget(departure)));
  }

  private static Map<String, String> details(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Forgotten(RecordingId id, boolean indexed) ->
          Map.of(
              "outcome",
              "forgotten",
              "recording",
              id.value(),
              "index",
              indexed ? "removed" : "expired before");
      case Outcome.Hidden(Optional<RecordingId> id) -> details("hidden", id);
      case Outcome.OtherVersion(RecordingId id) -> details("other-version", Optional.of(id));
      case Outcome.Unknown(Optional<RecordingId> id) -> details("unknown", id);
    };
  }

  /** A key that is no recording's is not repeated: nobody knows what it says. */
  private static Map<String, String> details(String outcome, Optional<RecordingId> id) {
    return Map.of(
        "outcome", outcome, "recording", id.map(RecordingId::value).orElse("no recording's key"));
  }
}
