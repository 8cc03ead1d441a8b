package earmark.recordings;

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
import earmark.recordings.IndexRecording.Arrival;
import earmark.recordings.IndexRecording.Outcome;
import earmark.staff.CachedStaffDirectories;
import earmark.staff.DynamoDbStaffDirectories;
import earmark.staff.StaffDirectories;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Uploads arrive, through the arrivals queue. A message that fails comes again by itself, and after
 * its last try goes to the dead letters; the others of its batch are done.
 */
public final class ArrivalsHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  /** A copy within one CopyObject, 5 GB at most, is over well before this. */
  private static final Duration LONGEST_COPY = Duration.ofSeconds(100);

  private final String bucket;
  private final IndexRecording indexRecording;
  private final TakeSidecar takeSidecar;
  private final Log log;

  /** As deployed. */
  public ArrivalsHandler() {
    this(
        Environment.system(),
        AwsClients.s3(LONGEST_COPY),
        AwsClients.dynamoDb(),
        Policy.bundled(),
        Clock.systemUTC(),
        Log.system());
  }

  /** With the AWS that it is given. */
  ArrivalsHandler(
      Environment environment,
      S3Client s3,
      DynamoDbClient dynamoDb,
      Policy policy,
      Clock clock,
      Log log) {
    this(
        environment.get(Setting.UPLOADS_BUCKET),
        new S3Uploads(s3),
        new S3Vault(s3, environment.get(Setting.RECORDINGS_BUCKET)),
        new DynamoDbRecordingIndex(dynamoDb, environment.get(Setting.RECORDINGS_TABLE)),
        new RecordingIds(new DynamoDbIdKey(dynamoDb, environment.get(Setting.RECORDINGS_TABLE))),
        new CachedStaffDirectories(
            new DynamoDbStaffDirectories(
                dynamoDb, environment.get(Setting.DIRECTORY_TABLE), policy.timeZone()),
            clock),
        policy,
        clock,
        log);
  }

  ArrivalsHandler(
      String bucket,
      Uploads uploads,
      Vault vault,
      RecordingIndex index,
      RecordingIds ids,
      StaffDirectories directories,
      Policy policy,
      Clock clock,
      Log log) {
    this.bucket = bucket;
    this.indexRecording =
        new IndexRecording(uploads, vault, index, ids, directories, policy, clock);
    this.takeSidecar = new TakeSidecar(uploads, index, ids, indexRecording);
    this.log = log;
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    return SqsBatch.each(
        event,
        "arrival failed",
        log,
        body -> ArrivalMessage.read(body, bucket).forEach(this::arrive));
  }

  private void arrive(Arrival arrival) {
    Outcome outcome =
        Sidecars.isSidecar(arrival.keys().getFirst())
            ? takeSidecar.take(arrival)
            : indexRecording.index(arrival);
    log.info("arrival", details(outcome));
  }

  private static Map<String, String> details(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Vaulted(RecordingId id) -> Map.of("outcome", "vaulted", "recording", id.value());
      case Outcome.OutOfScope(RecordingId id) ->
          Map.of("outcome", "out-of-scope", "recording", id.value());
      case Outcome.Waits(RecordingId id, WaitReason reason) ->
          Map.of("outcome", "waits", "recording", id.value(), "reason", reason.name());
      case Outcome.Gone _ -> Map.of("outcome", "gone");
      case Outcome.Nothing _ -> Map.of("outcome", "sidecar-before-audio");
    };
  }
}
