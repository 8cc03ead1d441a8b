package earmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MovableClockTest {
  private final MovableClock clock = new MovableClock();

  @Test
  void shouldRunOnFromWhereItWasMovedTo() {
    Instant before = clock.instant();

    clock.forward(Duration.ofDays(1));
    clock.forward(Duration.ofHours(1));

    assertThat(clock.instant())
        .isBetween(before.plus(Duration.ofHours(25)), before.plus(Duration.ofHours(26)));
  }

  @Test
  void shouldNotGoBack() {
    assertThatThrownBy(() -> clock.forward(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
