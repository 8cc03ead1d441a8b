package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.transcripts.Transcript.Turn;
import earmark.transcripts.Transcript.Word;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TranscriptTest {
  @Test
  void shouldNeverPrintWhatWasSaid() {
    Word word = new Word("Margaret", Duration.ZERO, Duration.ofMillis(400), 0.9);
    Turn turn = new Turn("ch_0", Duration.ZERO, Duration.ofMillis(400), List.of(word));
    Transcript transcript = new Transcript("Amazon Transcribe", List.of(turn));

    assertThat(List.of(word, turn, transcript))
        .extracting(Object::toString)
        .allSatisfy(text -> assertThat(text).doesNotContain("Margaret"));
  }
}
