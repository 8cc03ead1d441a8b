package earmark.local.transcribe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.transcribe.Hearing.Kind;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResultDocumentTest {
  private static final List<HeardWord> CALLER =
      List.of(word("hello", 0, 400), word("can", 3_000, 3_200), word("i", 3_210, 3_300));
  private static final List<HeardWord> ADVISER = List.of(word("good", 1_000, 1_300));

  @Test
  void shouldWriteWhatAmazonTranscribeWritesForTwoChannels() {
    // When
    var document = document(Kind.CHANNELS, List.of(CALLER, ADVISER));

    // Then
    assertThat(document.path("jobName").asText()).isEqualTo("job-1");
    assertThat(document.path("accountId").asText()).isEqualTo("000000000000");
    assertThat(document.path("status").asText()).isEqualTo("COMPLETED");
    assertThat(document.path("engine").asText()).isEqualTo("An engine");
    var results = document.path("results");
    assertThat(results.path("transcripts").path(0).path("transcript").asText())
        .isEqualTo("Hello. Good. Can I.");
    assertThat(results.path("items").path(0).toString())
        .isEqualTo(
            """
            {"id":0,"type":"pronunciation","alternatives":[{"confidence":"0.900","content":"Hello"}],\
            "channel_label":"ch_0","start_time":"0.000","end_time":"0.400"}\
            """);
    assertThat(results.path("items").path(1).toString())
        .isEqualTo(
            """
            {"id":1,"type":"punctuation","alternatives":[{"confidence":"0.0","content":"."}],\
            "channel_label":"ch_0"}\
            """);
    assertThat(results.path("audio_segments").path(1).toString())
        .isEqualTo(
            """
            {"id":1,"transcript":"Good.","start_time":"1.000","end_time":"1.300",\
            "channel_label":"ch_1","items":[2,3]}\
            """);
    assertThat(results.path("channel_labels").path("number_of_channels").asInt()).isEqualTo(2);
    assertThat(results.path("channel_labels").path("channels").path(1).path("items")).hasSize(2);
    assertThat(results.has("speaker_labels")).isFalse();
  }

  @Test
  void shouldNumberItemsSoThatSegmentsFindThem() {
    var results = document(Kind.CHANNELS, List.of(CALLER, ADVISER)).path("results");

    assertThat(results.path("items"))
        .extracting(item -> item.path("id").asInt())
        .containsExactlyElementsOf(IntStream.range(0, 7).boxed().toList());
    assertThat(results.path("audio_segments"))
        .flatExtracting(segment -> segment.path("items").valueStream().toList())
        .extracting(JsonNode::asInt)
        .containsExactlyElementsOf(IntStream.range(0, 7).boxed().toList());
  }

  @Test
  void shouldGiveAllVoicesOnOneChannelOneLabel() {
    var results = document(Kind.SPEAKERS, List.of(CALLER)).path("results");

    assertThat(results.path("speaker_labels").path("speakers").asInt()).isEqualTo(1);
    assertThat(results.path("speaker_labels").path("segments").path(0).toString())
        .isEqualTo(
            """
            {"start_time":"0.000","end_time":"0.400","speaker_label":"spk_0",\
            "items":[{"start_time":"0.000","end_time":"0.400","speaker_label":"spk_0"}]}\
            """);
    assertThat(results.path("items"))
        .allMatch(item -> item.path("speaker_label").asText().equals("spk_0"));
    assertThat(results.has("channel_labels")).isFalse();
  }

  @Test
  void shouldWriteAnEmptyTranscriptForSilence() {
    var results = document(Kind.CHANNELS, List.of(List.of(), List.of())).path("results");

    assertThat(results.path("transcripts").path(0).path("transcript").asText()).isEmpty();
    assertThat(results.path("items")).isEmpty();
    assertThat(results.path("channel_labels").path("channels")).hasSize(2);
  }

  private static JsonNode document(Kind kind, List<List<HeardWord>> voices) {
    return ResultDocument.of("job-1", "An engine", new Hearing(kind, voices));
  }

  private static HeardWord word(String text, long start, long end) {
    return new HeardWord(text, Duration.ofMillis(start), Duration.ofMillis(end), 0.9);
  }
}
