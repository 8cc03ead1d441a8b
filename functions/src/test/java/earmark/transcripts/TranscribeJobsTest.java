package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import earmark.platform.Environment;
import earmark.platform.Json;
import earmark.recordings.Audio.Codec;
import earmark.transcripts.TranscriptionJobs.JobState;
import earmark.transcripts.TranscriptionJobs.Started;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.transcribe.TranscribeClient;
import software.amazon.awssdk.services.transcribe.model.TranscribeException;

/** The adapter through the real SDK, against a server that speaks Transcribe's wire protocol. */
final class TranscribeJobsTest {
  private static final Environment SETTINGS =
      new Environment(
          Map.of(
              "STAGE", Samples.STAGE,
              "RECORDINGS_BUCKET", "vault",
              "CASEWORK_BUCKET", "casework",
              "CASEWORK_KEY", "arn:aws:kms:eu-west-2:111122223333:key/casework"));

  private HttpServer server;
  private TranscribeJobs jobs;
  private JsonNode asked;
  private String target;
  private int status;
  private String answer;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            asked = Json.mapper().readTree(exchange.getRequestBody());
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    jobs =
        new TranscribeJobs(
            TranscribeClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_WEST_2)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build(),
            SETTINGS);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answers(int answeredStatus, String json) {
    status = answeredStatus;
    answer = json;
  }

  private static Transcription of(Codec codec, int channels) {
    return Transcription.requested(
        Samples.ID, new Media("v1", codec, channels), Samples.NOW, Samples.NOW);
  }

  @Nested
  class Starting {
    @Test
    void shouldSayEverythingAboutAJobWithAPartyOnEachChannel() throws IOException {
      answers(200, "{\"TranscriptionJob\":{}}");

      assertThat(jobs.start(of(Codec.WAV_PCM, 2))).isEqualTo(new Started.Running());
      assertThat(target).endsWith(".StartTranscriptionJob");
      assertThat(asked)
          .isEqualTo(
              Json.mapper()
                  .readTree(
                      """
                      {
                        "TranscriptionJobName": "earmark-sample-abcdefghijklmnopqrstuvwx23-1",
                        "LanguageCode": "en-GB",
                        "MediaFormat": "wav",
                        "Media": {"MediaFileUri": "s3://vault/abcdefghijklmnopqrstuvwx23"},
                        "OutputBucketName": "casework",
                        "OutputKey": "transcripts/abcdefghijklmnopqrstuvwx23.json",
                        "OutputEncryptionKMSKeyId":
                            "arn:aws:kms:eu-west-2:111122223333:key/casework",
                        "Settings": {"ChannelIdentification": true}
                      }
                      """));
    }

    @Test
    void shouldTellVoicesApartOnOneChannel() {
      answers(200, "{\"TranscriptionJob\":{}}");
      Started _ = jobs.start(of(Codec.MP3, 1));

      assertThat(asked.get("Settings").toString())
          .isEqualTo("{\"ShowSpeakerLabels\":true,\"MaxSpeakerLabels\":10}");
    }

    @ParameterizedTest
    @CsvSource({
      "WAV_PCM, wav, s3://vault/abcdefghijklmnopqrstuvwx23",
      "WAV_MULAW, wav, s3://casework/work/abcdefghijklmnopqrstuvwx23.wav",
      "WAV_ALAW, wav, s3://casework/work/abcdefghijklmnopqrstuvwx23.wav",
      "WAV_GSM, wav, s3://casework/work/abcdefghijklmnopqrstuvwx23.wav",
      "MP3, mp3, s3://vault/abcdefghijklmnopqrstuvwx23",
      "OGG_VORBIS, ogg, s3://vault/abcdefghijklmnopqrstuvwx23",
      "OGG_OPUS, ogg, s3://vault/abcdefghijklmnopqrstuvwx23",
      "FLAC, flac, s3://vault/abcdefghijklmnopqrstuvwx23",
      "M4A, m4a, s3://vault/abcdefghijklmnopqrstuvwx23"
    })
    void shouldNameTheFormatAndWhereItLies(Codec codec, String format, String uri) {
      answers(200, "{\"TranscriptionJob\":{}}");
      Started _ = jobs.start(of(codec, 1));

      assertThat(asked.get("MediaFormat").asText()).isEqualTo(format);
      assertThat(asked.get("Media").get("MediaFileUri").asText()).isEqualTo(uri);
    }

    @Test
    void shouldFindTheJobThere() {
      answers(400, "{\"__type\":\"ConflictException\",\"Message\":\"The name is taken.\"}");
      assertThat(jobs.start(of(Codec.MP3, 1))).isEqualTo(new Started.WasThere());
    }

    @ParameterizedTest
    @CsvSource({
      "400, LimitExceededException",
      "400, ThrottlingException",
      "500, InternalFailureException",
      "503, ServiceUnavailable"
    })
    void shouldFindNoRoom(int error, String type) {
      answers(error, "{\"__type\":\"" + type + "\",\"Message\":\"Later.\"}");
      assertThat(jobs.start(of(Codec.MP3, 1))).isEqualTo(new Started.NoRoom());
    }

    @Test
    void shouldSayWhyItWasRefused() {
      answers(
          400,
          "{\"__type\":\"BadRequestException\",\"Message\":\"The URI doesn't point to audio.\"}");
      assertThat(jobs.start(of(Codec.MP3, 1)))
          .isEqualTo(
              new Started.Rejected("Transcribe refused it: The URI doesn't point to audio."));
    }

    @Test
    void shouldNotHideThatItIsNotAllowed() {
      answers(400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"No.\"}");
      assertThatExceptionOfType(TranscribeException.class)
          .isThrownBy(() -> jobs.start(of(Codec.MP3, 1)));
    }
  }

  @Nested
  class Asking {
    private JobState state() {
      return jobs.state(of(Codec.MP3, 1));
    }

    @ParameterizedTest
    @CsvSource({"QUEUED", "IN_PROGRESS", "SOMETHING_NEW"})
    void shouldFindItWorking(String jobStatus) {
      answers(200, "{\"TranscriptionJob\":{\"TranscriptionJobStatus\":\"" + jobStatus + "\"}}");
      assertThat(state()).isEqualTo(new JobState.Working());
      assertThat(asked.get("TranscriptionJobName").asText())
          .isEqualTo("earmark-sample-abcdefghijklmnopqrstuvwx23-1");
    }

    @Test
    void shouldFindItCompleted() {
      answers(200, "{\"TranscriptionJob\":{\"TranscriptionJobStatus\":\"COMPLETED\"}}");
      assertThat(state()).isEqualTo(new JobState.Completed());
    }

    @Test
    void shouldFindWhyItFailed() {
      answers(
          200,
          """
          {"TranscriptionJob":{"TranscriptionJobStatus":"FAILED","FailureReason":"Only noise."}}
          """);
      assertThat(state()).isEqualTo(new JobState.Failed("Only noise."));
    }

    @ParameterizedTest
    @CsvSource({
      "NotFoundException, None.",
      "BadRequestException, The requested job couldn't be found.",
    })
    void shouldFindItGone(String type, String message) {
      answers(400, "{\"__type\":\"" + type + "\",\"Message\":\"" + message + "\"}");
      assertThat(state()).isEqualTo(new JobState.Gone());
    }

    @Test
    void shouldNotTakeAnotherErrorForAJobThatIsGone() {
      answers(400, "{\"__type\":\"BadRequestException\",\"Message\":\"A bad name.\"}");
      assertThatExceptionOfType(TranscribeException.class).isThrownBy(this::state);
    }
  }
}
