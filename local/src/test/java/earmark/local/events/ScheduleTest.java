package earmark.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.local.template.TemplateException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate(15 minutes)|2026-11-24T10:07:30Z|2026-11-24T10:22:30Z",
        "rate(1 day)|2026-11-24T10:07:30Z|2026-11-25T10:07:30Z",
        "cron(0 6 * * ? *)|2026-11-24T06:00:00Z|2026-11-25T06:00:00Z",
        "cron(0/20 * * * ? *)|2026-11-24T10:07:30Z|2026-11-24T10:20:00Z",
        "cron(30 9,17 1 * ? *)|2026-11-24T10:07:30Z|2026-12-01T09:30:00Z",
        "cron(0 0 1 1-3 ? *)|2026-11-24T10:07:30Z|2027-01-01T00:00:00Z"
      })
  void shouldComeDue(String expression, Instant now, Instant due) {
    assertThat(Schedule.of(expression).after(now)).isEqualTo(due);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cron(0 6 ? * MON *)", "rate(soon)", "at(2026-11-24T10:00:00)", ""})
  void shouldRefuseWhatItDoesNotKnow(String expression) {
    assertThatThrownBy(() -> Schedule.of(expression)).isInstanceOf(TemplateException.class);
  }
}
