package earmark.infrastructure;

import earmark.platform.Setting;
import earmark.transcripts.TranscriptionChangesHandler;
import earmark.transcripts.TranscriptionReconcileHandler;
import earmark.transcripts.TranscriptsTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
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
                    collectSettings(stores, functions.stage()),
                    Transcription.end(stores))
                .withDeadLetters(deadLetters));
    Rule.Builder.create(this, "JobsEnd")
        .description("Transcribe ended a job")
        .eventPattern(
            EventPattern.builder()
                .source(List.of("aws.transcribe"))
                .detailType(List.of("Transcribe Job State Change"))
                .detail(
                    Map.of(
                        "TranscriptionJobName",
                        List.of(Map.of("prefix", Transcription.jobsOf(functions.stage()))),
                        "TranscriptionJobStatus",
                        List.of("COMPLETED", "FAILED")))
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
                    reconcileSettings(stores, functions.stage()),
                    reconcileGrants(stores, functions.stage()))
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

  private static Map<Setting, String> collectSettings(
      EarmarkData.Stores stores, StageSettings stage) {
    return Map.of(
        Setting.STAGE, stage.name(),
        Setting.RECORDINGS_BUCKET, stores.recordings().vault().name(),
        Setting.CASEWORK_BUCKET, stores.casework().name(),
        Setting.TRANSCRIPTS_TABLE, stores.transcripts().name(),
        Setting.NOTICES_TABLE, stores.notices().name());
  }

  private static Map<Setting, String> reconcileSettings(
      EarmarkData.Stores stores, StageSettings stage) {
    Map<Setting, String> settings = new EnumMap<>(Transcription.settings(stores, stage));
    settings.put(Setting.NOTICES_TABLE, stores.notices().name());
    return settings;
  }

  private static List<Grant> reconcileGrants(EarmarkData.Stores stores, StageSettings stage) {
    List<Grant> grants = new ArrayList<>(Transcription.begin(stores));
    grants.add(Transcription.seeJobs(stores, stage));
    grants.add(stores.transcripts().search("FindUnfinished", TranscriptsTable.BY_UNFINISHED));
    grants.add(Transcription.removeWorkCopies(stores));
    grants.add(Transcription.leaveNotices(stores));
    return grants;
  }
}
