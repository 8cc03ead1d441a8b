package earmark.local.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.calls.AwsCalls;
import earmark.local.calls.Callers;
import earmark.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.transcribe.TranscribeClient;

/** A sample call through the whole service, heard by Sphinx. */
class SphinxIT {
  private static final Path RECORDINGS = Path.of("..", "events", "recordings");

  @Test
  void shouldHearMostWordsOfASampleCallOnTheRightChannel() throws Exception {
    // Given
    var events = new LinkedBlockingQueue<String>();
    var callers = new Callers();
    callers.add("AKIDTEST", "secret");
    try (var s3 = new TinyS3();
        var service =
            LocalTranscribe.start(
                TranscribeSettings.of(0, Optional.empty()),
                s3.endpoint(),
                new SphinxEngine(2),
                Clock.systemUTC(),
                callers,
                new AwsCalls(),
                events::add);
        var client = client(service)) {
      s3.put("/vault/one", Files.readAllBytes(RECORDINGS.resolve("audio/fees-inbound.wav")));

      // When
      client.startTranscriptionJob(
          job ->
              job.transcriptionJobName("one")
                  .languageCode("en-GB")
                  .media(media -> media.mediaFileUri("s3://vault/one"))
                  .outputBucketName("casework")
                  .settings(voices -> voices.channelIdentification(true)));
      assertThat(events.poll(300, TimeUnit.SECONDS)).contains("\"COMPLETED\"");

      // Then
      var document = Json.mapper().readTree(s3.get("/casework/one.json"));
      assertThat(document.path("engine").asText()).isEqualTo("CMU Sphinx 4, on one machine");
      assertThat(recall(document, "ch_0", "caller")).isGreaterThanOrEqualTo(0.6);
      assertThat(recall(document, "ch_1", "adviser")).isGreaterThanOrEqualTo(0.6);
      assertThat(document.path("results").path("audio_segments"))
          .extracting(segment -> segment.path("channel_label").asText())
          .containsExactly("ch_0", "ch_1", "ch_0", "ch_1");
    }
  }

  /** Which part of the words that the script gives a speaker were heard on a channel. */
  private static double recall(JsonNode document, String channel, String speaker)
      throws IOException {
    var heard = new ArrayList<String>();
    for (var item : document.path("results").path("items")) {
      if (item.path("channel_label").asText().equals(channel)) {
        heard.add(
            item.path("alternatives").path(0).path("content").asText().toLowerCase(Locale.UK));
      }
    }
    var said = said(speaker);
    var missed = said.stream().filter(word -> !heard.remove(word)).toList();
    var recall = 1 - (double) missed.size() / said.size();
    System.out.printf(
        "%s (%s): %.0f %% of %d words heard, missed %s%n",
        channel, speaker, 100 * recall, said.size(), missed);
    return recall;
  }

  private static List<String> said(String speaker) throws IOException {
    var script = Files.readAllLines(RECORDINGS.resolve("scripts/fees-inbound.txt"));
    return script.stream()
        .filter(line -> line.startsWith(speaker + ": "))
        .map(line -> line.substring(speaker.length() + 2).toLowerCase(Locale.UK))
        .flatMap(line -> Stream.of(line.split("[^a-z']+")))
        .toList();
  }

  private static TranscribeClient client(LocalTranscribe service) {
    return TranscribeClient.builder()
        .endpointOverride(service.endpoint())
        .region(Region.EU_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDTEST", "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
