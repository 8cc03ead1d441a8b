package earmark.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @ParameterizedTest(name = "{4}")
  @CsvSource({
    "2026-11-20T14:00, 2026-11-20T16:00, 2026-11-20T14:00:00Z, 2026-11-20T16:00:00Z, winter",
    "2026-06-20T14:00, 2026-06-20T16:00, 2026-06-20T13:00:00Z, 2026-06-20T15:00:00Z, summer",
    "2026-10-25T01:15, 2026-10-25T01:45, 2026-10-25T00:15:00Z, 2026-10-25T01:45:00Z, repeated hour",
    "2026-10-25T00:30, 2026-10-25T01:30, 2026-10-24T23:30:00Z, 2026-10-25T01:30:00Z, into it",
    "2026-10-25T01:30, 2026-10-25T03:00, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z, out of it",
    "2026-03-29T01:15, 2026-03-29T01:45, 2026-03-29T00:15:00Z, 2026-03-29T01:45:00Z, skipped hour",
    "2026-03-29T00:30, 2026-03-29T02:30, 2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z, across it",
  })
  void shouldCoverEveryReading(String from, String to, String first, String last, String why) {
    Window.Span span = Samples.window(from, to).in(LONDON);

    assertThat(span.from()).as(why).isEqualTo(first);
    assertThat(span.to()).as(why).isEqualTo(last);
  }

  @Test
  void shouldEndAfterItBegins() {
    assertThatThrownBy(() -> Samples.window("2026-11-20T14:00", "2026-11-20T14:00"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldHaveThirtyOneDaysAtMost() {
    assertThat(Samples.window("2026-10-01T00:00", "2026-11-01T00:00")).isNotNull();
    assertThatThrownBy(() -> Samples.window("2026-10-01T00:00", "2026-11-01T00:01"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
