package earmark.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {
  private static final PhoneNumbers NUMBERS = new PhoneNumbers("GB");

  @ParameterizedTest
  @CsvSource({
    "01632 960001, +441632960001",
    "01632960001, +441632960001",
    "(01632) 960-001, +441632960001",
    "+44 1632 960001, +441632960001",
    "+44 (0)1632 960001, +441632960001",
    "0044 1632 960001, +441632960001",
    "tel:+441632960001, +441632960001",
    "07700 900123, +447700900123",
    "020 7946 0018, +442079460018",
    "0113 496 0000, +441134960000",
    "+1 202 555 0143, +12025550143",
  })
  void shouldReadAnyForm(String written, String e164) {
    assertThat(NUMBERS.e164(written)).contains(e164);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "withheld", "12", "+", "+44", "0163296000112345", "+999 123456"})
  void shouldRefuseWhatCannotBeANumber(String written) {
    assertThat(NUMBERS.e164(written)).isEmpty();
  }
}
