package earmark.transcripts;

import earmark.notifications.DynamoDbNotifications;
import earmark.notifications.Notifications;
import earmark.platform.AwsClients;
import earmark.platform.Environment;
import earmark.platform.Setting;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the two functions of transcripts together. */
final class AwsWiring {
  private AwsWiring() {}

  /**
   * Needs {@link Setting#STAGE}, {@link Setting#CASEWORK_BUCKET}, {@link
   * Setting#RECORDINGS_BUCKET}, {@link Setting#TRANSCRIPTS_TABLE} and {@link
   * Setting#NOTICES_TABLE}.
   */
  static CollectTranscript collecting(Environment environment, Clock clock) {
    DynamoDbClient dynamoDb = AwsClients.dynamoDb();
    var transcriptions = new DynamoDbTranscriptions(dynamoDb, environment, clock);
    var workCopies = new S3WorkCopies(AwsClients.s3(), environment);
    return new CollectTranscript(
        environment.get(Setting.STAGE),
        transcriptions,
        new EndTranscript(transcriptions, workCopies, notifications(dynamoDb, environment), clock),
        clock);
  }

  /** Needs {@link Setting#CASEWORK_KEY} as well. */
  static ReconcileTranscripts reconciling(Environment environment, Clock clock) {
    DynamoDbClient dynamoDb = AwsClients.dynamoDb();
    S3Client s3 = AwsClients.s3();
    var transcriptions = new DynamoDbTranscriptions(dynamoDb, environment, clock);
    var jobs = new TranscribeJobs(AwsClients.transcribe(), environment);
    var workCopies = new S3WorkCopies(s3, environment);
    return new ReconcileTranscripts(
        transcriptions,
        jobs,
        new S3TranscriptOutputs(s3, environment.get(Setting.CASEWORK_BUCKET)),
        new BeginTranscript(transcriptions, jobs, workCopies, clock),
        new EndTranscript(transcriptions, workCopies, notifications(dynamoDb, environment), clock),
        clock);
  }

  private static Notifications notifications(DynamoDbClient dynamoDb, Environment environment) {
    return new DynamoDbNotifications(dynamoDb, environment.get(Setting.NOTICES_TABLE));
  }
}
