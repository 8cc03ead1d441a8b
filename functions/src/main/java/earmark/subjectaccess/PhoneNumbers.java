package earmark.subjectaccess;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/**
 * Telephone numbers as people write them, turned into E.164 as the index has them.
 *
 * @param region whose numbers are written without a country code, for example {@code GB}
 */
record PhoneNumbers(String region) {
  /**
   * The number in E.164; empty when it cannot be one. Possible is enough: ranges are opened faster
   * than libraries learn of them.
   */
  Optional<String> e164(String written) {
    PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    try {
      PhoneNumber number = util.parse(written, region);
      return util.isPossibleNumber(number)
          ? Optional.of(util.format(number, PhoneNumberUtil.PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
