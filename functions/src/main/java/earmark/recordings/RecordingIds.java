package earmark.recordings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names recordings: a keyed hash of the uploaded version, so that a name is the same each time the
 * upload is seen and tells nothing of the numbers in its key.
 */
final class RecordingIds {
  /** 256 bits. */
  static final int KEY_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int CHARACTERS = 26;
  private static final int BITS_A_CHARACTER = 5;

  private final Supplier<byte[]> key;

  /**
   * @param key asked for when the first id is made
   */
  RecordingIds(Supplier<byte[]> key) {
    this.key = key;
  }

  /** The id of the recording that this version holds. */
  RecordingId of(UploadedVersion upload) {
    String name = upload.bucket() + '\0' + upload.key() + '\0' + upload.version();
    return new RecordingId(base32(hash(name.getBytes(StandardCharsets.UTF_8))));
  }

  private byte[] hash(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.get(), ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  private static String base32(byte[] hash) {
    StringBuilder text = new StringBuilder(CHARACTERS);
    for (int bit = 0; bit < CHARACTERS * BITS_A_CHARACTER; bit += BITS_A_CHARACTER) {
      int value = 0;
      for (int i = bit; i < bit + BITS_A_CHARACTER; i++) {
        value = value << 1 | (hash[i >> 3] >> (7 - (i & 7)) & 1);
      }
      text.append(ALPHABET.charAt(value));
    }
    return text.toString();
  }
}
