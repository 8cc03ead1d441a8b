package earmark.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {
  private final Lines lines = new Lines("GB");

  @ParameterizedTest
  @CsvSource({
    "01632 960001, +441632960001",
    "+441632960001, +441632960001",
    "07700900123, +447700900123",
    "(0113)496-0187, +441134960187",
    "020 7946 0155, +442079460155",
    "27836826436, +27836826436",
    "447700900123, +447700900123",
    "0027836826436, +27836826436",
    "+1 252 792 8686, +12527928686",
  })
  void shouldBeWrittenAsE164(String line, String number) {
    assertThat(lines.e164(line)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0821XXXX8663",
        "201",
        "99",
        "123456",
        "Reception",
        "+",
        "",
        "12345678901234567890",
        "0044"
      })
  void shouldBeNoNumber(String line) {
    assertThat(lines.e164(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Anonymous", "withheld", "PRIVATE", "unknown"})
  void shouldBeWithheld(String line) {
    assertThat(Lines.isWithheld(line)).isTrue();
  }

  @Test
  void shouldReadWhatItWroteTheSameWay() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String line = randomLine(random);
      Optional<String> once = lines.e164(line);

      assertThat(once.flatMap(lines::e164)).as("%s with seed %s", line, seed).isEqualTo(once);
    }
  }

  private static String randomLine(Random random) {
    String alphabet = "0123456789012345678901234567890123456789+() -";
    StringBuilder line = new StringBuilder(random.nextBoolean() ? "0" : "");
    int length = 2 + random.nextInt(14);
    for (int i = 0; i < length; i++) {
      line.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return line.toString();
  }
}
