package earmark.infrastructure;

import earmark.platform.Setting;
import earmark.retention.DeparturesHandler;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.EventSourceMappingOptions;
import software.constructs.Construct;

/** S3 deletes recordings; what it says of that empties every other place, and leaves a receipt. */
final class Retention extends Construct {
  private static final int BATCH = 10;
  private static final int AT_ONCE = 5;

  Retention(Construct scope, String id, Functions functions, EarmarkData.Stores stores) {
    super(scope, id);
    RecordingsStore recordings = stores.recordings();
    Alias forgetRecording =
        functions.deploy(
            this,
            FunctionPlan.of(
                "ForgetRecording",
                DeparturesHandler.class,
                BucketEvents.TIMEOUT,
                Map.of(
                    Setting.RECORDINGS_BUCKET, recordings.vault().name(),
                    Setting.RECORDINGS_TABLE, recordings.index().name(),
                    Setting.TRANSCRIPTS_TABLE, stores.transcripts().name(),
                    Setting.CASEWORK_BUCKET, stores.casework().name(),
                    Setting.RECEIPTS_TABLE, stores.receipts().name()),
                grants(stores)));
    forgetRecording.addEventSourceMapping(
        "Departures",
        EventSourceMappingOptions.builder()
            .eventSourceArn(recordings.departures().queue().getQueueArn())
            .batchSize(BATCH)
            .maxConcurrency(AT_ONCE)
            .reportBatchItemFailures(true)
            .build());
  }

  /** Nothing on uploads and vault: whoever forgets a recording can neither read nor delete one. */
  private static List<Grant> grants(EarmarkData.Stores stores) {
    RecordingsStore recordings = stores.recordings();
    return List.of(
        recordings.departures().consume("TakeDepartures"),
        recordings.index().grant("ForgetRecordings", "dynamodb:Query", "dynamodb:DeleteItem"),
        stores.transcripts().grant("ForgetTranscripts", "dynamodb:DeleteItem"),
        stores.receipts().append("WriteReceipts"),
        Transcription.removeWorkCopies(stores),
        Transcription.removeTranscripts(stores));
  }
}
