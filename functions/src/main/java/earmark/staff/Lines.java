package earmark.staff;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the lines that phone systems write: extensions, telephone numbers, withheld numbers. */
public final class Lines {
  private static final Pattern EXTENSION = Pattern.compile("\\d{2,6}");
  private static final Pattern NUMBER = Pattern.compile("\\+?[\\d ().\\-/]{5,30}");
  private static final Pattern INTERNATIONAL_WITHOUT_PLUS = Pattern.compile("[1-9]\\d{10,14}");
  private static final Set<String> WITHHELD =
      Set.of(
          "",
          "anonymous",
          "withheld",
          "private",
          "unknown",
          "unavailable",
          "restricted",
          "blocked",
          "no caller id");

  private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
  private final String region;

  /**
   * @param region the country of numbers without a country code, two letters
   */
  public Lines(String region) {
    this.region = region;
  }

  /** Two to six digits: a line inside the organisation. */
  public static boolean isExtension(String line) {
    return EXTENSION.matcher(line).matches();
  }

  /** Whether the caller kept the number back. */
  public static boolean isWithheld(String line) {
    return WITHHELD.contains(line.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * The number in E.164; empty for what is none, a masked one ({@code 0821XXXX8663}) among them.
   */
  public Optional<String> e164(String line) {
    String text = line.strip();
    if (!NUMBER.matcher(text).matches() || isExtension(text)) {
      return Optional.empty();
    }
    return valid(text, region)
        .or(() -> withPlus(text))
        .or(() -> parse(text, region).filter(numbers::isPossibleNumber))
        .map(this::format)
        .filter(this::readsTheSame);
  }

  /** A possible number that would be another one when it is read again is none. */
  private boolean readsTheSame(String e164) {
    return NUMBER.matcher(e164).matches()
        && parse(e164, region).map(this::format).filter(e164::equals).isPresent();
  }

  private String format(PhoneNumber number) {
    return numbers.format(number, PhoneNumberFormat.E164);
  }

  private Optional<PhoneNumber> withPlus(String text) {
    return INTERNATIONAL_WITHOUT_PLUS.matcher(text).matches()
        ? valid("+" + text, region)
        : Optional.empty();
  }

  private Optional<PhoneNumber> valid(String text, String region) {
    return parse(text, region).filter(numbers::isValidNumber);
  }

  private Optional<PhoneNumber> parse(String text, String region) {
    try {
      return Optional.of(numbers.parse(text, region));
    } catch (NumberParseException noNumber) {
      return Optional.empty();
    }
  }
}
