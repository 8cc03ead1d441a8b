package earmark.local.transcribe;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What StartTranscriptionJob asks for, in AWS's words; what is absent is null. Checked before a job
 * is made of it.
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record StartRequest(
    String transcriptionJobName,
    String languageCode,
    Integer mediaSampleRateHertz,
    String mediaFormat,
    Media media,
    String outputBucketName,
    String outputKey,
    @JsonProperty("OutputEncryptionKMSKeyId") String outputEncryptionKmsKeyId,
    Settings settings,
    JobExecutionSettings jobExecutionSettings) {
  private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z._-]{1,200}");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9]");
  private static final Pattern OUTPUT_KEY = Pattern.compile("[a-zA-Z0-9-_.!*'()/]{1,1024}");
  private static final Pattern KMS_KEY = Pattern.compile("[A-Za-z0-9\\-:/_+=,@.]{1,2048}");
  private static final List<String> FORMATS =
      List.of("mp3", "mp4", "wav", "flac", "ogg", "amr", "webm", "m4a");

  /** Where the audio is: bucket and key, never a version. */
  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  record Media(String mediaFileUri) {}

  /** How voices are told apart. */
  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Settings(
      Boolean channelIdentification, Boolean showSpeakerLabels, Integer maxSpeakerLabels) {}

  /** Whether a job may wait for its turn when too many are running. */
  @JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record JobExecutionSettings(Boolean allowDeferredExecution, String dataAccessRoleArn) {}

  /** An object in S3. */
  record S3Object(String bucket, String key) {}

  /**
   * Holds the request against AWS's rules.
   *
   * @throws TranscribeException a BadRequestException that names the field
   */
  void check() {
    require(
        matches(NAME, transcriptionJobName),
        "1 validation error detected: Value at 'transcriptionJobName' failed to satisfy constraint:"
            + " Member must satisfy regular expression pattern: ^[0-9a-zA-Z._-]+");
    require(
        languageCode != null && languageCode.startsWith("en-"),
        "Specify a LanguageCode of English, for example en-GB: on one machine only English is"
            + " heard.");
    require(
        mediaFormat == null || FORMATS.contains(mediaFormat),
        "1 validation error detected: Value at 'mediaFormat' failed to satisfy constraint: Member"
            + " must satisfy enum value set: "
            + FORMATS);
    require(
        mediaSampleRateHertz == null
            || (mediaSampleRateHertz >= 8_000 && mediaSampleRateHertz <= 48_000),
        "1 validation error detected: Value at 'mediaSampleRateHertz' failed to satisfy constraint:"
            + " Member must have value between 8000 and 48000");
    require(mediaObject().isPresent(), "The URI that you provided doesn't point to an S3 object.");
    checkOutput();
    checkVoices();
  }

  private void checkOutput() {
    require(
        matches(BUCKET, outputBucketName),
        "Specify an OutputBucketName: on one machine there is no bucket of the service's own.");
    require(
        outputKey == null || matches(OUTPUT_KEY, outputKey),
        "1 validation error detected: Value at 'outputKey' failed to satisfy constraint");
    require(
        outputEncryptionKmsKeyId == null || matches(KMS_KEY, outputEncryptionKmsKeyId),
        "1 validation error detected: Value at 'outputEncryptionKMSKeyId' failed to satisfy"
            + " constraint");
  }

  private void checkVoices() {
    require(
        !(identifiesChannels() && labelsSpeakers()),
        "You can't specify both ShowSpeakerLabels and ChannelIdentification in a request.");
    require(
        labelsSpeakers() == (settings != null && settings.maxSpeakerLabels() != null),
        "ShowSpeakerLabels and MaxSpeakerLabels go together: specify both or neither.");
    require(
        !labelsSpeakers()
            || (settings.maxSpeakerLabels() >= 2 && settings.maxSpeakerLabels() <= 30),
        "1 validation error detected: Value at 'settings.maxSpeakerLabels' failed to satisfy"
            + " constraint: Member must have value between 2 and 30");
  }

  boolean identifiesChannels() {
    return settings != null && Boolean.TRUE.equals(settings.channelIdentification());
  }

  boolean labelsSpeakers() {
    return settings != null && Boolean.TRUE.equals(settings.showSpeakerLabels());
  }

  boolean mayWait() {
    return jobExecutionSettings != null
        && Boolean.TRUE.equals(jobExecutionSettings.allowDeferredExecution());
  }

  /** The audio's place; empty for an address that names no object. */
  Optional<S3Object> mediaObject() {
    if (media == null
        || media.mediaFileUri() == null
        || !media.mediaFileUri().startsWith("s3://")) {
      return Optional.empty();
    }
    var place = media.mediaFileUri().substring("s3://".length()).split("/", 2);
    return place.length == 2 && matches(BUCKET, place[0]) && !place[1].isEmpty()
        ? Optional.of(new S3Object(place[0], place[1]))
        : Optional.empty();
  }

  /** Where the document goes: the key that was asked for, or one below it, or the job's name. */
  S3Object output() {
    var name = transcriptionJobName + ".json";
    if (outputKey == null) {
      return new S3Object(outputBucketName, name);
    }
    return new S3Object(outputBucketName, outputKey.endsWith("/") ? outputKey + name : outputKey);
  }

  /** The address that AWS gives the document. */
  URI transcriptFileUri() {
    return URI.create(
        "https://s3.eu-west-2.amazonaws.com/" + output().bucket() + "/" + output().key());
  }

  private static boolean matches(Pattern pattern, String value) {
    return value != null && pattern.matcher(value).matches();
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw TranscribeException.badRequest(otherwise);
    }
  }
}
