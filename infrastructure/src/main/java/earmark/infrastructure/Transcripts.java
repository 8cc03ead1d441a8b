package earmark.infrastructure;

import earmark.platform.Setting;
import earmark.transcripts.TranscriptionChangesHandler;
import earmark.transcripts.TranscriptionReconcileHandler;
import earmark.transcripts.TranscriptsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Transcribe's jobs: their ends, and what is made good when an end was not told. */
final class Transcripts extends Construct {
  private static final Duration TIMEOUT = Duration.minutes(1);
  private static final Duration RECONCILE_TIMEOUT = Duration.minutes(5);
  private static final Duration RECONCILE_EVERY = Duration.minutes(15);
  private static final Duration CHANGES_TRIED_FOR = Duration.hours(6);

  Transcripts(Construct scope, String id, Functions functions, EarmarkData.Stores stores) {
    super(scope, id);
    StageSettings stage = functions.stage();
    Queue deadLetters =
        DeadLetters.create(this, "DeadLetters", stage.removal(), stores.alarms().topic());
    collect(functions, stores, deadLetters);
    reconcile(functions, stores, deadLetters);
  }

  private void collect(Functions functions, EarmarkData.Stores stores, Queue deadLetters) {
    Alias collect =
        functions.deploy(
            this,
            FunctionPlan.of(
                    "CollectTranscript",
                    TranscriptionChangesHandler.class,
                    TIMEOUT,
                    startingSettings(stores, functions.stage()),
                    startingGrants(stores))
                .withDeadLetters(deadLetters));
    Rule.Builder.create(this, "JobsEnd")
        .description("Transcribe ended a job")
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.transcribe"))
                .detailType(List.of("Transcribe Job State Change"))
                .detail(Map.of("TranscriptionJobStatus", List.of("COMPLETED", "FAILED")))
                .build())
        .targets(
            List.of(
                LambdaFunction.Builder.create(collect)
                    .deadLetterQueue(deadLetters)
                    .maxEventAge(CHANGES_TRIED_FOR)
                    .retryAttempts(20)
                    .build()))
        .build();
  }

  private void reconcile(Functions functions, EarmarkData.Stores stores, Queue deadLetters) {
    Alias reconcile =
        functions.deploy(
            this,
            FunctionPlan.of(
                    "ReconcileTranscripts",
                    TranscriptionReconcileHandler.class,
                    RECONCILE_TIMEOUT,
                    startingSettings(stores, functions.stage()),
                    reconcileGrants(stores))
                .withDeadLetters(deadLetters));
    Rule.Builder.create(this, "EveryQuarterOfAnHour")
        .description("Jobs whose end was not told, and those that had to wait")
        .schedule(Schedule.rate(RECONCILE_EVERY))
        .targets(
            List.of(
                LambdaFunction.Builder.create(reconcile)
                    .deadLetterQueue(deadLetters)
                    .maxEventAge(RECONCILE_EVERY)
                    .retryAttempts(2)
                    .build()))
        .build();
  }

  /** The settings of whatever starts a job or reads what came of it. */
  static Map<Setting, String> startingSettings(EarmarkData.Stores stores, StageSettings stage) {
    return Map.of(
        Setting.STAGE, stage.name(),
        Setting.RECORDINGS_BUCKET, stores.recordings().vault().name(),
        Setting.CASEWORK_BUCKET, stores.casework().name(),
        Setting.CASEWORK_KEY, stores.casework().key().getKeyArn(),
        Setting.TRANSCRIPTS_TABLE, stores.transcripts().name());
  }

  /** What it may do: Transcribe reads and writes with the permissions of its caller. */
  static List<Grant> startingGrants(EarmarkData.Stores stores) {
    StoredBucket vault = stores.recordings().vault();
    StoredBucket casework = stores.casework();
    return List.of(
        vault.grant("HearRecordings", "s3:GetObject", "s3:GetObjectVersion"),
        vault.grantKey("DecryptTheVault", "kms:Decrypt"),
        casework.grantBelow(Casework.WORK_COPIES, "MakeWorkCopies", "s3:PutObject", "s3:GetObject"),
        casework.grantBelow(
            Casework.TRANSCRIPTS, "KeepTranscripts", "s3:PutObject", "s3:GetObject"),
        // What AWS names for an output key of one's own, see
        // https://docs.aws.amazon.com/transcribe/latest/dg/data-encryption.html
        casework.grantKey(
            "EncryptCasework",
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:GenerateDataKey",
            "kms:DescribeKey"),
        startJobs(casework),
        seeJobs(casework),
        stores
            .transcripts()
            .grant(
                "FollowTranscripts",
                "dynamodb:GetItem",
                "dynamodb:PutItem",
                "dynamodb:UpdateItem"));
  }

  private static List<Grant> reconcileGrants(EarmarkData.Stores stores) {
    List<Grant> grants = new ArrayList<>(startingGrants(stores));
    grants.add(stores.transcripts().search("FindUnfinished", TranscriptsTable.BY_UNFINISHED));
    return grants;
  }

  private static Grant startJobs(StoredBucket casework) {
    return Grant.of("StartJobs", "*", "transcribe:StartTranscriptionJob")
        .when(
            Map.of(
                "StringEquals",
                Map.of(
                    "transcribe:OutputBucketName",
                    casework.name(),
                    "transcribe:OutputEncryptionKMSKeyId",
                    casework.key().getKeyArn())))
        .because(
            "A job that is yet to be made has no ARN to allow; where its output goes and with"
                + " which key is held fast by conditions.");
  }

  private static Grant seeJobs(StoredBucket casework) {
    Stack stack = Stack.of(casework.bucket());
    return Grant.of(
            "SeeJobs",
            "arn:%s:transcribe:%s:%s:transcription-job/*"
                .formatted(stack.getPartition(), stack.getRegion(), stack.getAccount()),
            "transcribe:GetTranscriptionJob")
        .because("Jobs are named at run time, after the recording.");
  }
}
