package earmark.local.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.calls.AwsCall;
import earmark.local.calls.AwsCalls;
import earmark.local.calls.Callers;
import earmark.platform.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.transcribe.TranscribeClient;
import software.amazon.awssdk.services.transcribe.model.BadRequestException;
import software.amazon.awssdk.services.transcribe.model.ConflictException;
import software.amazon.awssdk.services.transcribe.model.LimitExceededException;
import software.amazon.awssdk.services.transcribe.model.StartTranscriptionJobRequest;
import software.amazon.awssdk.services.transcribe.model.TranscribeException;
import software.amazon.awssdk.services.transcribe.model.TranscriptionJobStatus;

class LocalTranscribeTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.500Z");
  private static final String MEDIA = "/casework/work/one.wav";
  private static final String OUTPUT = "/casework/transcripts/one.json";
  private static final int AT_ONCE = 2;

  @TempDir private Path data;

  private final FakeEngine engine = new FakeEngine();
  private final Callers callers = new Callers();
  private final AwsCalls calls = new AwsCalls();
  private final List<AwsCall> recorded = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private TinyS3 s3;
  private LocalTranscribe service;
  private TranscribeClient client;

  @BeforeEach
  void start() throws IOException {
    callers.add("AKIDSTARTER", "secret");
    calls.watch(recorded::add);
    s3 = new TinyS3();
    s3.put(MEDIA, Tone.wav(16_000, 1_000, 440, 0));
    startService();
  }

  private void startService() throws IOException {
    service =
        LocalTranscribe.start(
            new TranscribeSettings(0, Optional.of(data.resolve("not-there-yet")), AT_ONCE),
            s3.endpoint(),
            engine,
            Clock.fixed(NOW, ZoneOffset.UTC),
            callers,
            calls,
            events::add);
    client = client("AKIDSTARTER");
  }

  @AfterEach
  void stop() {
    engine.goOn();
    client.close();
    service.close();
    s3.close();
  }

  @Nested
  class AJob {
    @Test
    void shouldWriteADocumentAndTellThatItHasCompleted() throws Exception {
      // When
      var answer = client.startTranscriptionJob(job("one")).transcriptionJob();
      var event = nextEvent();

      // Then
      assertThat(answer.transcriptionJobStatus()).isEqualTo(TranscriptionJobStatus.IN_PROGRESS);
      assertThat(answer.creationTime()).isEqualTo(NOW);
      assertThat(event.path("source").asText()).isEqualTo("aws.transcribe");
      assertThat(event.path("detail-type").asText()).isEqualTo("Transcribe Job State Change");
      assertThat(event.path("time").asText()).isEqualTo("2026-11-24T10:00:00Z");
      assertThat(event.path("account").asText()).isEqualTo("000000000000");
      assertThat(event.path("region").asText()).isEqualTo("eu-west-2");
      assertThat(event.path("detail").toString())
          .isEqualTo("{\"TranscriptionJobName\":\"one\",\"TranscriptionJobStatus\":\"COMPLETED\"}");
      var document = Json.mapper().readTree(s3.get(OUTPUT));
      assertThat(document.path("engine").asText()).isEqualTo("A fake");
      assertThat(document.path("results").path("audio_segments"))
          .extracting(segment -> segment.path("channel_label").asText())
          .containsExactly("ch_0");
    }

    @Test
    void shouldBeFoundAgainWithItsTranscript() throws Exception {
      client.startTranscriptionJob(job("one"));
      nextEvent();

      var found = client.getTranscriptionJob(get -> get.transcriptionJobName("one"));

      var job = found.transcriptionJob();
      assertThat(job.transcriptionJobStatus()).isEqualTo(TranscriptionJobStatus.COMPLETED);
      assertThat(job.completionTime()).isEqualTo(NOW);
      assertThat(job.settings().channelIdentification()).isTrue();
      assertThat(job.transcript().transcriptFileUri())
          .isEqualTo("https://s3.eu-west-2.amazonaws.com" + OUTPUT);
    }

    @Test
    void shouldReadAndWriteS3InTheNameOfItsCaller() throws Exception {
      client.startTranscriptionJob(job("one"));
      nextEvent();

      assertThat(s3.requests())
          .containsExactly("GET " + MEDIA + " by AKIDSTARTER", "PUT " + OUTPUT + " by AKIDSTARTER");
    }

    @Test
    void shouldBeRecordedAsACallOfItsCaller() {
      client.startTranscriptionJob(job("one"));

      assertThat(recorded)
          .containsExactly(
              new AwsCall(
                  "AKIDSTARTER",
                  "transcribe:StartTranscriptionJob",
                  "arn:aws:transcribe:eu-west-2:000000000000:transcription-job/one"));
    }

    @Test
    void shouldSayInItsDocumentThatVoicesOnOneChannelGetOneLabel() throws Exception {
      s3.put(MEDIA, Tone.wav(16_000, 1_000, 440));

      client.startTranscriptionJob(
          job("one")
              .copy(
                  job ->
                      job.settings(voices -> voices.showSpeakerLabels(true).maxSpeakerLabels(2))));
      nextEvent();

      assertThat(Json.mapper().readTree(s3.get(OUTPUT)).path("engine").asText())
          .isEqualTo("A fake (one label for all who speak)");
    }
  }

  @Nested
  class AFailingJob {
    @Test
    void shouldSayThatItsMediaIsMissing() throws Exception {
      var failed =
          fails(job -> job.media(media -> media.mediaFileUri("s3://casework/work/gone.wav")));

      assertThat(failed)
          .startsWith("The S3 object that you specified as MediaFileUri can't be read");
    }

    @Test
    void shouldSayThatItsMediaIsNoMedia() throws Exception {
      s3.put(MEDIA, "<html>".getBytes(StandardCharsets.UTF_8));

      assertThat(fails(job -> {})).startsWith("The data in your input file isn't valid");
    }

    @Test
    void shouldSayThatItsMediaIsTooShort() throws Exception {
      s3.put(MEDIA, Tone.wav(16_000, 490, 440));

      assertThat(fails(job -> {})).startsWith("Invalid media duration");
    }

    @Test
    void shouldSayThatItsMediaHasTooManyChannels() throws Exception {
      s3.put(MEDIA, Tone.wav(16_000, 600, 440, 440, 440));

      assertThat(fails(job -> {})).startsWith("Invalid number of channels");
    }

    @Test
    void shouldSayThatItsMediaIsOfAnotherFormat() throws Exception {
      assertThat(fails(job -> job.mediaFormat("mp3")))
          .startsWith("The media format provided does not match the detected media format");
    }

    @Test
    void shouldSayThatItsSampleRateIsAnother() throws Exception {
      assertThat(fails(job -> job.mediaSampleRateHertz(8_000)))
          .startsWith("The sample rate provided does not match");
      s3.put(MEDIA, Tone.wav(96_000, 600, 440));
      assertThat(fails(job -> job.transcriptionJobName("two")))
          .startsWith("Invalid sample rate for audio file");
    }

    private String fails(Consumer<StartTranscriptionJobRequest.Builder> change) throws Exception {
      var started = client.startTranscriptionJob(job("one").copy(change));
      var event = nextEvent();
      var name = started.transcriptionJob().transcriptionJobName();
      var job = client.getTranscriptionJob(get -> get.transcriptionJobName(name));
      assertThat(event.path("detail").path("TranscriptionJobStatus").asText()).isEqualTo("FAILED");
      assertThat(event.path("detail").path("FailureReason").asText())
          .isEqualTo(job.transcriptionJob().failureReason());
      return job.transcriptionJob().failureReason();
    }
  }

  @Nested
  class ARefusedRequest {
    @Test
    void shouldBeOneWhoseNameIsTaken() {
      client.startTranscriptionJob(job("one"));

      assertThatThrownBy(() -> client.startTranscriptionJob(job("one")))
          .isInstanceOf(ConflictException.class);
    }

    @Test
    void shouldBeOneTooManyAtOnce() {
      engine.holdBack();
      client.startTranscriptionJob(job("one"));
      client.startTranscriptionJob(job("two"));

      assertThatThrownBy(() -> client.startTranscriptionJob(job("three")))
          .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void shouldNotBeOneTooManyThatMayWait() {
      engine.holdBack();
      client.startTranscriptionJob(job("one"));
      client.startTranscriptionJob(job("two"));

      var third =
          client.startTranscriptionJob(
              job("three")
                  .copy(job -> job.jobExecutionSettings(how -> how.allowDeferredExecution(true))));

      assertThat(third.transcriptionJob().transcriptionJobStatus())
          .isEqualTo(TranscriptionJobStatus.QUEUED);
    }

    @Test
    void shouldBeOneWithAnythingThatAwsForbids() {
      refused("transcriptionJobName", job -> job.transcriptionJobName("a job"));
      refused("transcriptionJobName", job -> job.transcriptionJobName("x".repeat(201)));
      refused("LanguageCode", job -> job.languageCode((String) null));
      refused("mediaFormat", job -> job.mediaFormat("docx"));
      refused("mediaSampleRateHertz", job -> job.mediaSampleRateHertz(7_999));
      refused("URI", job -> job.media(media -> media.mediaFileUri("s3://casework")));
      refused("URI", job -> job.media(media -> media.mediaFileUri("http://casework/one.wav")));
      refused("OutputBucketName", job -> job.outputBucketName("No_Bucket"));
      refused("outputKey", job -> job.outputKey("with spaces"));
      refused("outputEncryptionKMSKeyId", job -> job.outputEncryptionKMSKeyId("no key"));
      refused("MaxSpeakerLabels", job -> job.settings(voices -> voices.showSpeakerLabels(true)));
      refused(
          "maxSpeakerLabels",
          job -> job.settings(voices -> voices.showSpeakerLabels(true).maxSpeakerLabels(31)));
      refused(
          "ChannelIdentification",
          job ->
              job.settings(
                  voices ->
                      voices
                          .channelIdentification(true)
                          .showSpeakerLabels(true)
                          .maxSpeakerLabels(2)));
      assertThat(events).isEmpty();
    }

    @Test
    void shouldBeOneOfAStranger() {
      try (var stranger = client("AKIDSTRANGER")) {
        assertThatThrownBy(() -> stranger.startTranscriptionJob(job("one")))
            .isInstanceOf(TranscribeException.class)
            .hasMessageContaining("security token");
      }
      assertThat(recorded).isEmpty();
    }

    @Test
    void shouldBeOneForAJobThatIsNotThere() {
      assertThatThrownBy(() -> client.getTranscriptionJob(get -> get.transcriptionJobName("none")))
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining("couldn't be found");
      assertThatThrownBy(
              () -> client.deleteTranscriptionJob(delete -> delete.transcriptionJobName("none")))
          .isInstanceOf(BadRequestException.class);
    }

    private void refused(String why, Consumer<StartTranscriptionJobRequest.Builder> change) {
      assertThatThrownBy(() -> client.startTranscriptionJob(job("one").copy(change)))
          .isInstanceOf(BadRequestException.class)
          .hasMessageContaining(why);
    }
  }

  @Nested
  class TheListOfJobs {
    @Test
    void shouldComeInPagesWithTheNewestFirst() throws Exception {
      for (var name : List.of("a-1", "b-2", "a-3", "a-4")) {
        client.startTranscriptionJob(job(name));
        nextEvent();
      }

      var pages =
          client.listTranscriptionJobsPaginator(
              list -> list.jobNameContains("a-").status("COMPLETED").maxResults(2));

      assertThat(pages.stream())
          .extracting(page -> page.transcriptionJobSummaries().size())
          .containsExactly(2, 1);
      assertThat(pages.stream().flatMap(page -> page.transcriptionJobSummaries().stream()))
          .extracting(job -> job.transcriptionJobName())
          .containsExactly("a-4", "a-3", "a-1");
    }

    @Test
    void shouldForgetADeletedJob() throws Exception {
      client.startTranscriptionJob(job("one"));
      nextEvent();

      client.deleteTranscriptionJob(delete -> delete.transcriptionJobName("one"));

      assertThat(client.listTranscriptionJobs(list -> {}).transcriptionJobSummaries()).isEmpty();
    }
  }

  @Nested
  class ARestart {
    @Test
    void shouldRememberJobsAndFailThoseThatWereUnderWay() throws Exception {
      // Given one job that has ended and one that is under way
      client.startTranscriptionJob(job("ended"));
      nextEvent();
      engine.holdBack();
      client.startTranscriptionJob(job("cut-off"));

      // When
      client.close();
      service.close();
      startService();

      // Then
      assertThat(status("ended")).isEqualTo(TranscriptionJobStatus.COMPLETED);
      assertThat(status("cut-off")).isEqualTo(TranscriptionJobStatus.FAILED);
    }

    private TranscriptionJobStatus status(String name) {
      return client
          .getTranscriptionJob(get -> get.transcriptionJobName(name))
          .transcriptionJob()
          .transcriptionJobStatus();
    }
  }

  private JsonNode nextEvent() throws Exception {
    var event = events.poll(20, TimeUnit.SECONDS);
    assertThat(event).as("an event within 20 seconds").isNotNull();
    return Json.mapper().readTree(event);
  }

  private TranscribeClient client(String accessKeyId) {
    return TranscribeClient.builder()
        .endpointOverride(service.endpoint())
        .region(Region.EU_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static StartTranscriptionJobRequest job(String name) {
    return StartTranscriptionJobRequest.builder()
        .transcriptionJobName(name)
        .languageCode("en-GB")
        .mediaFormat("wav")
        .media(media -> media.mediaFileUri("s3:/" + MEDIA))
        .outputBucketName("casework")
        .outputKey("transcripts/one.json")
        .outputEncryptionKMSKeyId("arn:aws:kms:eu-west-2:000000000000:key/casework")
        .settings(voices -> voices.channelIdentification(true))
        .build();
  }
}
