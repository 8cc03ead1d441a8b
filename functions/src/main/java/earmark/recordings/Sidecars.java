package earmark.recordings;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sidecars: a small JSON file beside an audio file, with what its name does not tell. It is named
 * {@code <audio name>.json}; Genesys's bulk export writes {@code <recording>_metadata.json}.
 */
final class Sidecars {
  private static final String ENDING = ".json";
  private static final String GENESYS_ENDING = "_metadata.json";
  private static final Pattern GENESYS =
      Pattern.compile("(?:.*/)?conversation_id=[^/]+/[^/]+", Pattern.DOTALL);

  private Sidecars() {}

  /** The sidecar's key for this audio; empty when it would be longer than a key can be. */
  static Optional<String> nameFor(String audioKey) {
    String name = audioKey + (isGenesys(audioKey) ? GENESYS_ENDING : ENDING);
    return Optional.of(name).filter(Sidecars::isPossible);
  }

  /** Whether this key names a sidecar. */
  static boolean isSidecar(String key) {
    return key.endsWith(ENDING) && key.length() > ENDING.length();
  }

  /** The key of the audio that this sidecar stands beside. */
  static String audioOf(String sidecarKey) {
    String ending =
        isGenesys(sidecarKey) && sidecarKey.endsWith(GENESYS_ENDING) ? GENESYS_ENDING : ENDING;
    return sidecarKey.substring(0, sidecarKey.length() - ending.length());
  }

  private static boolean isGenesys(String key) {
    return GENESYS.matcher(key).matches();
  }

  private static boolean isPossible(String key) {
    return key.getBytes(StandardCharsets.UTF_8).length <= UploadedVersion.LONGEST_KEY;
  }
}
