package earmark.retention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.platform.Json;
import earmark.recordings.RecordingId;
import earmark.retention.Departure.Kind;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Reads S3's notifications out of a message of the departures queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html">Event
 *     types: who deletes in person is told as ObjectRemoved, lifecycle as LifecycleExpiration</a>
 */
final class DepartureMessage {
  private static final int MOST_RECORDS = 100;
  private static final int LONGEST_VERSION = 1024;

  private DepartureMessage() {}

  /**
   * The departures that a message tells of; none for the one that S3 sends when notifications are
   * set up.
   *
   * @throws MalformedException when it is no message of this bucket's departures
   */
  static List<Departure> read(String body, String bucket) {
    JsonNode message = parse(body);
    if ("s3:TestEvent".equals(message.path("Event").asText())) {
      return List.of();
    }
    JsonNode records = message.path("Records");
    if (!records.isArray() || records.isEmpty() || records.size() > MOST_RECORDS) {
      throw new MalformedException("no records");
    }
    return StreamSupport.stream(records.spliterator(), false)
        .map(record -> departure(record, bucket))
        .toList();
  }

  private static JsonNode parse(String body) {
    try {
      return Optional.ofNullable(Json.mapper().readTree(body))
          .orElseThrow(() -> new MalformedException("no body"));
    } catch (JsonProcessingException | IllegalArgumentException noJson) {
      throw new MalformedException("no JSON");
    }
  }

  private static Departure departure(JsonNode record, String bucket) {
    JsonNode s3 = record.path("s3");
    if (!s3.path("bucket").path("name").asText().equals(bucket)) {
      throw new MalformedException("another bucket");
    }
    return new Departure(
        kind(record.path("eventName").asText()),
        id(s3.path("object").path("key").asText()),
        version(s3.path("object").path("versionId").asText()),
        time(record.path("eventTime").asText()));
  }

  private static Kind kind(String event) {
    return switch (event) {
      case "ObjectRemoved:Delete", "LifecycleExpiration:Delete" -> Kind.GONE;
      case "ObjectRemoved:DeleteMarkerCreated", "LifecycleExpiration:DeleteMarkerCreated" ->
          Kind.HIDDEN;
      default -> throw new MalformedException("not a departure");
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
      throw new MalformedException("no version");
    }
    return version;
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException unreadable) {
      throw new MalformedException("no time");
    }
  }

  /** A message that nothing can be made of: it goes to the dead letters, where a person sees it. */
  static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String reason) {
      super(reason);
    }
  }
}
