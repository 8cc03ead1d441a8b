package earmark.transcripts;

import earmark.platform.Environment;
import earmark.platform.Setting;
import earmark.retention.Casework;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.transcribe.TranscribeClient;
import software.amazon.awssdk.services.transcribe.model.BadRequestException;
import software.amazon.awssdk.services.transcribe.model.ConflictException;
import software.amazon.awssdk.services.transcribe.model.LanguageCode;
import software.amazon.awssdk.services.transcribe.model.LimitExceededException;
import software.amazon.awssdk.services.transcribe.model.MediaFormat;
import software.amazon.awssdk.services.transcribe.model.NotFoundException;
import software.amazon.awssdk.services.transcribe.model.Settings;
import software.amazon.awssdk.services.transcribe.model.StartTranscriptionJobRequest;
import software.amazon.awssdk.services.transcribe.model.TranscriptionJob;

/**
 * Batch jobs of Amazon Transcribe in British English.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/transcribe/latest/APIReference/API_StartTranscriptionJob.html">StartTranscriptionJob</a>
 */
final class TranscribeJobs implements TranscriptionJobs {
  /** Conferences included; Transcribe takes 2 to 30. */
  private static final int MOST_SPEAKERS = 10;

  private static final int SERVER_ERROR = 500;

  private final TranscribeClient transcribe;
  private final String stage;
  private final String recordings;
  private final String casework;
  private final String key;

  TranscribeJobs(TranscribeClient transcribe, Environment environment) {
    this.transcribe = transcribe;
    this.stage = environment.get(Setting.STAGE);
    this.recordings = environment.get(Setting.RECORDINGS_BUCKET);
    this.casework = environment.get(Setting.CASEWORK_BUCKET);
    this.key = environment.get(Setting.CASEWORK_KEY);
  }

  @Override
  public Started start(Transcription transcription) {
    try {
      var _ = transcribe.startTranscriptionJob(job(transcription));
      return new Started.Running();
    } catch (ConflictException e) {
      return new Started.WasThere();
    } catch (LimitExceededException e) {
      return new Started.NoRoom();
    } catch (BadRequestException e) {
      return new Started.Rejected("Transcribe refused it: " + message(e));
    } catch (AwsServiceException e) {
      if (e.isThrottlingException() || e.statusCode() >= SERVER_ERROR) {
        return new Started.NoRoom();
      }
      throw e;
    }
  }

  private StartTranscriptionJobRequest job(Transcription transcription) {
    return StartTranscriptionJobRequest.builder()
        .transcriptionJobName(JobName.of(transcription).in(stage))
        .languageCode(LanguageCode.EN_GB)
        .media(media -> media.mediaFileUri(uri(transcription)))
        .mediaFormat(format(transcription.media()))
        .settings(settings(transcription.media()))
        .outputBucketName(casework)
        .outputKey(Casework.output(transcription.id()))
        .outputEncryptionKMSKeyId(key)
        .build();
  }

  private String uri(Transcription transcription) {
    return transcription.media().needsWorkCopy()
        ? "s3://" + casework + "/" + Casework.workCopy(transcription.id())
        : "s3://" + recordings + "/" + transcription.id();
  }

  private static MediaFormat format(Media media) {
    return switch (media.codec()) {
      case WAV_PCM, WAV_MULAW, WAV_ALAW, WAV_GSM -> MediaFormat.WAV;
      case MP3 -> MediaFormat.MP3;
      case OGG_VORBIS, OGG_OPUS -> MediaFormat.OGG;
      case FLAC -> MediaFormat.FLAC;
      case M4A -> MediaFormat.M4_A;
    };
  }

  /** A party on each channel, or voices told apart: AWS treats the two as exclusive. */
  private static Settings settings(Media media) {
    return media.channels() == 2
        ? Settings.builder().channelIdentification(true).build()
        : Settings.builder().showSpeakerLabels(true).maxSpeakerLabels(MOST_SPEAKERS).build();
  }

  @Override
  public JobState state(Transcription transcription) {
    try {
      return state(
          transcribe
              .getTranscriptionJob(
                  get -> get.transcriptionJobName(JobName.of(transcription).in(stage)))
              .transcriptionJob());
    } catch (NotFoundException e) {
      return new JobState.Gone();
    } catch (BadRequestException e) {
      // Transcribe answers so, too, when it does not know the name.
      if (message(e).contains("couldn't be found")) {
        return new JobState.Gone();
      }
      throw e;
    }
  }

  private static JobState state(TranscriptionJob job) {
    return switch (job.transcriptionJobStatus()) {
      case COMPLETED -> new JobState.Completed();
      case FAILED ->
          new JobState.Failed(
              Optional.ofNullable(job.failureReason()).orElse("Transcribe gave no reason."));
      case QUEUED, IN_PROGRESS, UNKNOWN_TO_SDK_VERSION -> new JobState.Working();
    };
  }

  private static String message(AwsServiceException e) {
    return Optional.ofNullable(e.awsErrorDetails())
        .map(details -> details.errorMessage())
        .orElse("no reason given.");
  }
}
