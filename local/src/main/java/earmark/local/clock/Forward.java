package earmark.local.clock;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAmount;
import java.util.Locale;

/** How far the clock is moved. */
public final class Forward {
  private static final int MOST_YEARS = 100;
  private static final long MOST_DAYS = 366L * MOST_YEARS;

  private Forward() {}

  /**
   * Reads {@code P3Y10D} and {@code PT6H}, and as a person writes it {@code +3y10d} and {@code
   * +6h}.
   *
   * @throws DateTimeException for anything else, and for more than a hundred years
   */
  public static TemporalAmount parse(String text) {
    String iso = text.startsWith("+") ? iso(text.substring(1)) : text;
    return iso.startsWith("PT") ? duration(iso) : period(iso);
  }

  private static String iso(String text) {
    String letters = text.toUpperCase(Locale.ROOT);
    return letters.endsWith("H") ? "PT" + letters : "P" + letters;
  }

  private static Duration duration(String iso) {
    Duration duration = Duration.parse(iso);
    require(!duration.isNegative() && duration.toDays() <= MOST_DAYS, iso);
    return duration;
  }

  private static Period period(String iso) {
    Period period = Period.parse(iso);
    LocalDate end = LocalDate.EPOCH.plus(period);
    require(!period.isNegative() && !end.isAfter(LocalDate.EPOCH.plusYears(MOST_YEARS)), iso);
    return period;
  }

  private static void require(boolean fits, String text) {
    if (!fits) {
      throw new DateTimeParseException("Not a time to go forward", text, 0);
    }
  }
}
