package earmark.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import earmark.policy.Policy;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankHolidaysTest {
  @Test
  void shouldHaveTheDatesOfEnglandAndWales() {
    assertThat(BankHolidays.of("england-and-wales").dates())
        .containsExactlyElementsOf(
            Stream.of(
                    "2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25"
                        + " 2024-12-26",
                    "2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25"
                        + " 2025-12-26",
                    "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25"
                        + " 2026-12-28",
                    "2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27"
                        + " 2027-12-28",
                    "2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25"
                        + " 2028-12-26")
                .flatMap(year -> Stream.of(year.split(" ", -1)))
                .map(LocalDate::parse)
                .toList());
  }

  @ParameterizedTest
  @CsvSource({"england-and-wales, eng", "scotland, sct", "northern-ireland, nir"})
  void shouldAgreeWithJollyday(String nation, String region) {
    HolidayManager jollyday =
        HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    Set<LocalDate> expected =
        IntStream.rangeClosed(2024, 2028)
            .boxed()
            .flatMap(year -> jollyday.getHolidays(Year.of(year), region).stream())
            .map(Holiday::getDate)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(BankHolidays.of(nation).dates()).isEqualTo(expected);
  }

  @Test
  void shouldKnowTheNationOfThePolicy() {
    assertThat(BankHolidays.of(Policy.bundled().subjectAccess().holidays()).dates()).isNotEmpty();
  }

  @Test
  void shouldNotKnowOtherNations() {
    assertThatThrownBy(() -> BankHolidays.of("france"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
