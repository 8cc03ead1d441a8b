package earmark.retention;

import earmark.platform.MalformedMessageException;
import earmark.platform.S3Notification;
import earmark.recordings.RecordingId;
import earmark.retention.Departure.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Reads S3's notifications out of a message of the departures queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html">Event
 *     types: who deletes in person is told as ObjectRemoved, lifecycle as LifecycleExpiration</a>
 */
final class DepartureMessage {
  private static final int LONGEST_VERSION = 1024;

  private DepartureMessage() {}

  /**
   * The departures that a message tells of; none for the one that S3 sends when notifications are
   * set up.
   *
   * @throws MalformedMessageException when it is no message of this bucket's departures
   */
  static List<Departure> read(String body, String bucket) {
    return S3Notification.read(body, bucket).stream().map(DepartureMessage::departure).toList();
  }

  private static Departure departure(S3Notification notification) {
    return new Departure(
        kind(notification.event()),
        id(notification.key()),
        version(notification.version()),
        notification.time());
  }

  private static Kind kind(String event) {
    return switch (event) {
      case "ObjectRemoved:Delete", "LifecycleExpiration:Delete" -> Kind.GONE;
      case "ObjectRemoved:DeleteMarkerCreated", "LifecycleExpiration:DeleteMarkerCreated" ->
          Kind.HIDDEN;
      default -> throw new MalformedMessageException("not a departure");
    };
  }

  /** Ids are written alike in a key and in a URL. */
  private static Optional<RecordingId> id(String key) {
    try {
      return Optional.of(new RecordingId(key));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private static String version(String version) {
    if (version.isBlank() || version.length() > LONGEST_VERSION) {
      throw new MalformedMessageException("no version");
    }
    return version;
  }
}
