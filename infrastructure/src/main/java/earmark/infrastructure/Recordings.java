package earmark.infrastructure;

import earmark.platform.Setting;
import earmark.policy.RetentionClass;
import earmark.recordings.ArrivalsHandler;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.EventSourceMappingOptions;
import software.constructs.Construct;

/** A call arrives, is read, classified, vaulted and indexed. */
final class Recordings extends Construct {
  private static final int BATCH = 10;
  private static final int AT_ONCE = 5;

  Recordings(Construct scope, String id, Functions functions, EarmarkData.Stores stores) {
    super(scope, id);
    RecordingsStore recordings = stores.recordings();
    Alias indexRecording =
        functions.deploy(
            this,
            FunctionPlan.of(
                    "IndexRecording",
                    ArrivalsHandler.class,
                    BucketEvents.TIMEOUT,
                    Map.of(
                        Setting.UPLOADS_BUCKET, recordings.uploads().name(),
                        Setting.RECORDINGS_BUCKET, recordings.vault().name(),
                        Setting.RECORDINGS_TABLE, recordings.index().name(),
                        Setting.DIRECTORY_TABLE, stores.directory().name()),
                    grants(stores))
                .as(recordings.indexRecording()));
    indexRecording.addEventSourceMapping(
        "Arrivals",
        EventSourceMappingOptions.builder()
            .eventSourceArn(recordings.arrivals().queue().getQueueArn())
            .batchSize(BATCH)
            .maxConcurrency(AT_ONCE)
            .reportBatchItemFailures(true)
            .build());
  }

  private static List<Grant> grants(EarmarkData.Stores stores) {
    RecordingsStore recordings = stores.recordings();
    StoredBucket uploads = recordings.uploads();
    StoredBucket vault = recordings.vault();
    return List.of(
        recordings.arrivals().consume("TakeArrivals"),
        uploads.grant("ReadUploads", "s3:GetObject", "s3:GetObjectVersion"),
        // Who may not list is told "forbidden" of a sidecar, or a recording, that is not there.
        uploads.grantOnBucket("SeeThatNoSidecarIsThere", "s3:ListBucket"),
        markUploads(uploads),
        uploads.grantKey("DecryptUploads", "kms:Decrypt"),
        vault.grant(
            "VaultRecordings",
            "s3:PutObject",
            "s3:PutObjectTagging",
            "s3:PutObjectRetention",
            "s3:AbortMultipartUpload"),
        vault.grant("CheckWhatIsVaulted", "s3:GetObject"),
        vault.grantOnBucket("SeeWhatIsNotVaulted", "s3:ListBucket"),
        vault.grantKey("EncryptTheVault", "kms:GenerateDataKey", "kms:Decrypt"),
        recordings.index().grant("IndexRecordings", "dynamodb:GetItem", "dynamodb:PutItem"),
        stores.directory().grant("ReadDirectory", "dynamodb:GetItem", "dynamodb:Query"));
  }

  /** The tag that has lifecycle clear an upload: these two values, and no other tag. */
  private static Grant markUploads(StoredBucket uploads) {
    return uploads
        .grant("MarkUploads", "s3:PutObjectVersionTagging")
        .when(
            Map.of(
                "StringEquals",
                Map.of(
                    "s3:RequestObjectTag/" + RetentionClass.TAG_KEY,
                    List.of(RetentionClass.VAULTED.tag(), RetentionClass.OUT_OF_SCOPE.tag())),
                "ForAllValues:StringEquals",
                Map.of("s3:RequestObjectTagKeys", List.of(RetentionClass.TAG_KEY))));
  }
}
