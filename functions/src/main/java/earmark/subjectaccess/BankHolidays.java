package earmark.subjectaccess;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The bank holidays of one nation, as far as they have been announced.
 *
 * @param dates with substitute days; the years from the first to the last of them are complete
 */
public record BankHolidays(Set<LocalDate> dates) {
  public BankHolidays {
    if (dates.isEmpty()) {
      throw new IllegalArgumentException("There are no bank holidays");
    }
    dates = Collections.unmodifiableSet(new TreeSet<>(dates));
  }

  /**
   * Those that travel in this jar, in the form that gov.uk publishes.
   *
   * @param nation for example {@code england-and-wales}
   * @throws IllegalArgumentException when there is no such nation
   */
  public static BankHolidays of(String nation) {
    JsonNode events = file().path(nation).path("events");
    Set<LocalDate> dates = new TreeSet<>();
    events.forEach(event -> dates.add(LocalDate.parse(event.path("date").asText())));
    if (dates.isEmpty()) {
      throw new IllegalArgumentException("No bank holidays are known for " + nation);
    }
    return new BankHolidays(dates);
  }

  boolean isHoliday(LocalDate date) {
    return dates.contains(date);
  }

  /** Whether the holidays of that date's year are known. */
  boolean know(LocalDate date) {
    TreeSet<LocalDate> sorted = new TreeSet<>(dates);
    return date.getYear() >= sorted.getFirst().getYear()
        && date.getYear() <= sorted.getLast().getYear();
  }

  private static JsonNode file() {
    try (InputStream file = BankHolidays.class.getResourceAsStream("/bank-holidays.json")) {
      return Json.mapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException("bank-holidays.json", e);
    }
  }
}
