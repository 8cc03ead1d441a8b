package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earmark.transcripts.Transcript.Turn;
import earmark.transcripts.Transcript.Word;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TranscribeOutputTest {
  private static Transcript read(String json) throws IOException {
    return TranscribeOutput.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
        .transcript();
  }

  private static List<String> said(Transcript transcript) {
    return transcript.turns().stream()
        .map(
            turn ->
                turn.speaker()
                    + ": "
                    + turn.words().stream().map(Word::text).collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void shouldReadAPartyOnEachChannel() {
    Transcript transcript = Samples.transcript("output-two-channels.json");

    assertThat(said(transcript))
        .containsExactly(
            "ch_1: Good afternoon, how can I help?",
            "ch_0: Hello, it's about the fee for the botany course.",
            "ch_1: Of course. It is ninety pounds.");
    assertThat(transcript.engine()).isEqualTo("Amazon Transcribe");
    Turn first = transcript.turns().getFirst();
    assertThat(first.start()).isEqualTo(Duration.ofMillis(310));
    assertThat(first.end()).isEqualTo(Duration.ofMillis(1800));
    assertThat(transcript.turns().get(1).words().get(7))
        .isEqualTo(new Word("botany", Duration.ofMillis(3480), Duration.ofMillis(3990), 0.412));
  }

  @Test
  void shouldReadVoicesOnOneChannel() {
    assertThat(said(Samples.transcript("output-speaker-labels.json")))
        .containsExactly(
            "spk_0: Reception.", "spk_1: Is Mrs Pemberton in?", "spk_0: Not until Monday.");
  }

  @Test
  void shouldReadACallWithoutWords() {
    assertThat(Samples.transcript("output-no-words.json").turns()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"results\":null}",
        "{\"results\":{}}",
        "{\"results\":{\"items\":null,\"channel_labels\":{},\"speaker_labels\":{}}}",
        "{\"results\":{\"items\":[null,{},{\"type\":\"punctuation\"},{\"alternatives\":[]}]}}",
        "{\"results\":{\"channel_labels\":{\"channels\":[null,{}]},\"items\":[]}}",
        "{\"results\":{\"items\":[{\"type\":\"punctuation\","
            + "\"alternatives\":[{\"content\":\".\"}]}]}}"
      })
  void shouldTakeWhatIsMissingForNothing(String json) throws IOException {
    assertThat(read(json).turns()).isEmpty();
  }

  @Test
  void shouldReadTheOlderFormInWhichOnlyTheChannelsSayWhoSpoke() throws IOException {
    Transcript transcript =
        read(
            """
            {"results": {
              "items": [{"type": "pronunciation", "start_time": "0.1", "end_time": "0.4",
                         "alternatives": [{"content": "Hello", "confidence": "0.9"}]}],
              "channel_labels": {"channels": [
                {"channel_label": "ch_1", "items": [
                  {"type": "pronunciation", "start_time": "0.1", "end_time": "0.4",
                   "alternatives": [{"content": "Hello", "confidence": "0.9"}]}]}]}}}
            """);

    assertThat(said(transcript)).containsExactly("ch_1: Hello");
  }

  @Test
  void shouldReadTheOlderFormInWhichOnlyTheSegmentsSayWhoSpoke() throws IOException {
    Transcript transcript =
        read(
            """
            {"results": {
              "items": [{"type": "pronunciation", "start_time": "0.1", "end_time": "0.4",
                         "alternatives": [{"content": "Hello", "confidence": "0.9"}]},
                        {"type": "punctuation", "alternatives": [{"content": "!"}]}],
              "speaker_labels": {"segments": [
                {"speaker_label": "spk_3", "items": [{"start_time": "0.1", "end_time": "0.4"}]}]}}}
            """);

    assertThat(said(transcript)).containsExactly("spk_3: Hello!");
  }

  @Test
  void shouldNotTrustWhatIsNoNumber() throws IOException {
    Transcript transcript =
        read(
            """
            {"engine": "Sphinx", "results": {"items": [
              {"type": "pronunciation", "start_time": "soon", "end_time": "NaN",
               "alternatives": [{"content": "Hello", "confidence": "high"}]},
              {"type": "pronunciation", "start_time": "2.0", "end_time": "1.0",
               "alternatives": [{"content": "there", "confidence": "7"}]}]}}
            """);

    assertThat(transcript.engine()).isEqualTo("Sphinx");
    assertThat(transcript.turns().stream().flatMap(turn -> turn.words().stream()))
        .containsExactly(
            new Word("Hello", Duration.ZERO, Duration.ZERO, 0),
            new Word("there", Duration.ofSeconds(2), Duration.ofSeconds(2), 1));
  }

  @Test
  void shouldSayThatAPageIsNoOutput() {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> read("<html></html>"));
  }
}
