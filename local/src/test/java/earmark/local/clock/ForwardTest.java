package earmark.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardTest {
  @Test
  void shouldReadWhatPeopleAndMachinesWrite() {
    assertThat(Forward.parse("+3y10d")).isEqualTo(Period.of(3, 0, 10));
    assertThat(Forward.parse("+6w")).isEqualTo(Period.ofDays(42));
    assertThat(Forward.parse("+12h")).isEqualTo(Duration.ofHours(12));
    assertThat(Forward.parse("P3Y10D")).isEqualTo(Period.of(3, 0, 10));
    assertThat(Forward.parse("PT36H")).isEqualTo(Duration.ofHours(36));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "+", "3y", "-3y", "+-3y", "P-1D", "PT-1H", "+101y", "+99999d", "soon"})
  void shouldRefuseAnythingElse(String text) {
    assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> Forward.parse(text));
  }
}
