package earmark.infrastructure;

import earmark.platform.Setting;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;

/** What it takes to begin, follow and end a job of Transcribe. */
final class Transcription {
  private static final String TRIAL = ".write_access_check_file.temp";

  private Transcription() {}

  /** How the names of a stage's jobs begin: they are unique in the account, stages share it. */
  static String jobsOf(StageSettings stage) {
    return "earmark-" + stage.name() + "-";
  }

  /** The settings of whatever begins a job. */
  static Map<Setting, String> settings(EarmarkData.Stores stores, StageSettings stage) {
    return Map.of(
        Setting.STAGE, stage.name(),
        Setting.RECORDINGS_BUCKET, stores.recordings().vault().name(),
        Setting.CASEWORK_BUCKET, stores.casework().name(),
        Setting.CASEWORK_KEY, stores.casework().key().getKeyArn(),
        Setting.TRANSCRIPTS_TABLE, stores.transcripts().name());
  }

  /**
   * Begins a job and reads what came of it. Transcribe reads the recording and writes its output
   * with the permissions of whoever starts the job.
   */
  static List<Grant> begin(EarmarkData.Stores stores) {
    StoredBucket vault = stores.recordings().vault();
    StoredBucket casework = stores.casework();
    return List.of(
        vault.grant("HearRecordings", "s3:GetObject", "s3:GetObjectVersion"),
        // Who may not list is told "forbidden" of a recording that is gone.
        vault.grantOnBucket("SeeThatARecordingIsGone", "s3:ListBucket"),
        vault.grantKey("DecryptTheVault", "kms:Decrypt"),
        casework.grantBelow(
            Casework.WORK_COPIES,
            "MakeWorkCopies",
            "s3:PutObject",
            "s3:GetObject",
            "s3:AbortMultipartUpload"),
        casework.grantBelow(
            Casework.TRANSCRIPTS, "KeepTranscripts", "s3:PutObject", "s3:GetObject"),
        tryTheBucket(casework),
        // Who may not list is told "forbidden" of a transcript that is not there yet.
        casework.grantOnBucket("SeeThatNoTranscriptIsThere", "s3:ListBucket"),
        // What AWS names for an output key of one's own, see
        // https://docs.aws.amazon.com/transcribe/latest/dg/data-encryption.html
        casework.grantKey(
            "EncryptCasework",
            "kms:Encrypt",
            "kms:Decrypt",
            "kms:GenerateDataKey",
            "kms:DescribeKey"),
        startJobs(casework),
        followTranscripts(stores));
  }

  /** Notes that a job ended, clears up after it and tells of it. */
  static List<Grant> end(EarmarkData.Stores stores) {
    return List.of(followTranscripts(stores), removeWorkCopies(stores), leaveNotices(stores));
  }

  static Grant removeWorkCopies(EarmarkData.Stores stores) {
    return stores
        .casework()
        .grantBelow(Casework.WORK_COPIES, "RemoveWorkCopies", "s3:DeleteObject");
  }

  /** What Transcribe wrote goes with its recording. */
  static Grant removeTranscripts(EarmarkData.Stores stores) {
    return stores
        .casework()
        .grantBelow(Casework.TRANSCRIPTS, "RemoveTranscripts", "s3:DeleteObject");
  }

  static Grant leaveNotices(EarmarkData.Stores stores) {
    return stores.notices().grant("LeaveNotices", "dynamodb:PutItem");
  }

  /** Asks how a job of this stage is. */
  static Grant seeJobs(EarmarkData.Stores stores, StageSettings stage) {
    Stack stack = Stack.of(stores.casework().bucket());
    return Grant.of(
            "SeeJobs",
            "arn:%s:transcribe:%s:%s:transcription-job/%s*"
                .formatted(
                    stack.getPartition(), stack.getRegion(), stack.getAccount(), jobsOf(stage)),
            "transcribe:GetTranscriptionJob")
        .because("Jobs are named at run time, after the stage and the recording.");
  }

  private static Grant followTranscripts(EarmarkData.Stores stores) {
    return stores.transcripts().grant("FollowTranscripts", "dynamodb:GetItem", "dynamodb:PutItem");
  }

  /**
   * Before it takes a job, Transcribe tries whether its caller may write to the output bucket, by
   * an empty file. AWS does not say where: it is seen beside the output and at the bucket's root.
   */
  private static Grant tryTheBucket(StoredBucket casework) {
    return Grant.of("LetTranscribeTryTheBucket", casework.arn() + "/" + TRIAL, "s3:PutObject");
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
}
