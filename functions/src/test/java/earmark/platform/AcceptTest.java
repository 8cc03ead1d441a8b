package earmark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {
  private static final List<String> OFFERS =
      List.of("application/json", "text/html", "text/plain", "text/vtt");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/json",
        "text/html | text/html",
        "TEXT/VTT | text/vtt",
        "text/* | text/html",
        "text/*, text/html;q=0.1 | text/plain",
        "text/html;q=0.5, text/vtt;q=0.9 | text/vtt",
        "text/html;level=1;q=0.5, text/plain;q=0.4 | text/html",
        "*/*;q=0.1, text/plain | text/plain",
        "application/json;q=0, */* | text/html",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
        "nonsense, text/vtt | text/vtt",
      })
  void shouldChooseWhatTheClientLikesBest(String header, String expected) {
    assertThat(Accept.of(Optional.of(header)).best(OFFERS)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"image/png", "text/html;q=0", "text/html;q=7", "text/html;q=nan", "nonsense"})
  void shouldChooseNothingWhenNothingWillDo(String header) {
    assertThat(Accept.of(Optional.of(header)).best(OFFERS)).isEmpty();
  }

  @Test
  void shouldTakeAnythingWithoutAHeader() {
    assertThat(Accept.of(Optional.empty()).best(OFFERS)).contains("application/json");
    assertThat(Accept.of(Optional.of(" ")).best(OFFERS)).contains("application/json");
  }
}
