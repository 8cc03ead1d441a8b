package earmark.recordings;

import earmark.platform.MalformedMessageException;
import earmark.platform.S3Notification;
import earmark.recordings.IndexRecording.Arrival;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads S3's notifications out of a message of the arrivals queue. */
final class ArrivalMessage {
  private static final int LONGEST_ENCODED_KEY = 3 * UploadedVersion.LONGEST_KEY;

  private ArrivalMessage() {}

  /**
   * The arrivals that a message tells of; none for the one that S3 sends when notifications are set
   * up.
   *
   * @throws MalformedMessageException when it is no message of this bucket's arrivals
   */
  static List<Arrival> read(String body, String bucket) {
    return S3Notification.read(body, bucket).stream()
        .map(notification -> arrival(notification, bucket))
        .toList();
  }

  private static Arrival arrival(S3Notification notification, String bucket) {
    String key = notification.key();
    if (!notification.event().startsWith("ObjectCreated:")) {
      throw new MalformedMessageException("not an arrival");
    }
    if (key.isEmpty() || key.length() > LONGEST_ENCODED_KEY) {
      throw new MalformedMessageException("no key");
    }
    return new Arrival(
        bucket,
        keys(key),
        Optional.of(notification.version()).filter(ArrivalMessage::isVersion),
        notification.sequencer(),
        notification.time());
  }

  /** S3 calls the version of an object that has none "null". */
  private static boolean isVersion(String version) {
    return !version.isBlank() && !version.equals("null");
  }

  /** As it should be read, and as it stands, for not everything encodes its keys. */
  private static List<String> keys(String key) {
    return Stream.concat(decoded(key).stream(), Stream.of(key)).distinct().toList();
  }

  private static Optional<String> decoded(String key) {
    try {
      return Optional.of(URLDecoder.decode(key, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }
}
