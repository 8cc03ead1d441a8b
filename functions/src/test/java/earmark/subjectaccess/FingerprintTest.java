package earmark.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final Requester HALE = new Requester("Margaret Hale", "hale@example.com");
  private static final Window ONE = Samples.window("2026-11-20T14:00", "2026-11-20T16:00");
  private static final Window TWO = Samples.window("2026-11-21T14:00", "2026-11-21T16:00");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final List<String> NUMBERS = List.of("+441632960001", "+441632960002");

  private static final Request REQUEST = new Request(HALE, NUMBERS, List.of(ONE, TWO), DAY);

  @Test
  void shouldBeTheSameWhateverTheOrder() {
    assertThat(
            Fingerprint.of(
                new Request(
                    new Requester("margaret hale", "Hale@example.com"),
                    NUMBERS.reversed(),
                    List.of(TWO, ONE, ONE),
                    DAY)))
        .isEqualTo(Fingerprint.of(REQUEST))
        .matches("[0-9a-f]{64}");
  }

  @Test
  void shouldDifferByAllThatARequestSays() {
    assertThat(
            Stream.of(
                    REQUEST,
                    new Request(new Requester("M Hale", "h@e.com"), NUMBERS, List.of(ONE), DAY),
                    new Request(HALE, NUMBERS, List.of(ONE), DAY),
                    new Request(HALE, NUMBERS.subList(0, 1), List.of(ONE, TWO), DAY),
                    new Request(HALE, NUMBERS, List.of(ONE, TWO), DAY.plusDays(1)))
                .map(Fingerprint::of))
        .doesNotHaveDuplicates();
  }
}
