package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.LegalHold;
import com.adobe.testing.s3mock.s3.dto.Mode;
import com.adobe.testing.s3mock.s3.dto.Retention;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The lock and the hold that a write's headers ask for. */
record LockHeaders(Optional<Retention> retention, Optional<LegalHold> hold) {
  static final String MODE = "x-amz-object-lock-mode";
  static final String UNTIL = "x-amz-object-lock-retain-until-date";
  static final String HOLD = "x-amz-object-lock-legal-hold";

  static LockHeaders of(S3Request request, Instant now) {
    Optional<String> mode = request.header(MODE);
    Optional<String> until = request.header(UNTIL);
    if (mode.isPresent() != until.isPresent()) {
      throw S3Failure.invalidArgument(UNTIL + " and " + MODE + " must both be supplied");
    }
    return new LockHeaders(
        mode.map(word -> retention(word, until.orElseThrow(), now)),
        request.header(HOLD).map(LockHeaders::hold));
  }

  /** A lock from its two words; {@code InvalidRequest} when its end has passed. */
  static Retention retention(String mode, String until, Instant now) {
    Mode known = Mode.Companion.fromValue(mode);
    if (known == null) {
      throw S3Failure.invalidArgument("Unknown wormMode directive.");
    }
    Instant end = instant(until);
    if (!end.isAfter(now)) {
      throw S3Failure.invalidRequest("The retain until date must be in the future!");
    }
    return new Retention(known, end);
  }

  boolean isEmpty() {
    return retention.isEmpty() && hold.isEmpty();
  }

  private static LegalHold hold(String status) {
    LegalHold.Status known = LegalHold.Status.Companion.fromValue(status);
    if (known == null) {
      throw S3Failure.invalidArgument("Legal Hold must be either of 'ON' or 'OFF'");
    }
    return new LegalHold(known);
  }

  private static Instant instant(String text) {
    try {
      return DateTimeFormatter.ISO_DATE_TIME.parse(text, Instant::from);
    } catch (DateTimeParseException e) {
      throw S3Failure.invalidArgument("The retain until date must be provided in ISO 8601 format");
    }
  }
}
