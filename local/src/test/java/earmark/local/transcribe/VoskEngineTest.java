package earmark.local.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class VoskEngineTest {
  @Test
  void shouldReadTheWordsOfAResult() throws IOException {
    var result =
        """
        {"result": [{"conf": 0.98, "end": 0.51, "start": 0.12, "word": "hello"},
                    {"conf": 1.0, "end": 0.9, "start": 0.51, "word": "there"}],
         "text": "hello there"}\
        """;

    assertThat(VoskEngine.words(result))
        .containsExactly(
            new HeardWord("hello", Duration.ofMillis(120), Duration.ofMillis(510), 0.98),
            new HeardWord("there", Duration.ofMillis(510), Duration.ofMillis(900), 1));
  }

  @Test
  void shouldReadNoWordsFromSilence() throws IOException {
    assertThat(VoskEngine.words("{\"text\": \"\"}")).isEmpty();
  }

  @Test
  void shouldSayThatThereIsNoModel() {
    assertThatThrownBy(() -> new VoskEngine(Path.of("no-such-folder")))
        .isInstanceOf(IOException.class)
        .hasMessage("There is no speech model in no-such-folder");
  }
}
