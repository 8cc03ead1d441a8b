package earmark.subjectaccess;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells whether two requests are the same one, sent twice: by all that they say. */
final class Fingerprint {
  private static final String UNIT = "\u001f";

  private Fingerprint() {}

  /** 64 hexadecimal digits, equal for equal requests, whatever the order of numbers and windows. */
  static String of(Request request) {
    String said =
        String.join(
            "\u001e",
            request.requester().name().toLowerCase(Locale.ROOT),
            request.requester().contact().toLowerCase(Locale.ROOT),
            request.numbers().stream().sorted().collect(Collectors.joining(UNIT)),
            request.windows().stream()
                .map(window -> window.from() + "/" + window.to())
                .sorted()
                .collect(Collectors.joining(UNIT)),
            request.receivedOn().toString());
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(said.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
