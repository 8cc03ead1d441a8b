package earmark.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One of the events that S3 tells a queue of.
 *
 * @param event its name, for example {@code ObjectCreated:Put}
 * @param key the object's key as S3 wrote it, URL-encoded
 * @param version the version's id; blank or {@code null} in words where the bucket keeps none
 * @param sequencer S3's own order of the events of a key
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
 *     message structure</a>
 */
public record S3Notification(
    String event, String key, String version, String sequencer, Instant time) {
  private static final int MOST_RECORDS = 100;

  /**
   * The events that a queue's message tells of; none for the one that S3 sends when notifications
   * are set up.
   *
   * @throws MalformedMessageException when it is no message of this bucket's
   */
  public static List<S3Notification> read(String body, String bucket) {
    JsonNode message = parse(body);
    if ("s3:TestEvent".equals(message.path("Event").asText())) {
      return List.of();
    }
    JsonNode records = message.path("Records");
    if (!records.isArray() || records.isEmpty() || records.size() > MOST_RECORDS) {
      throw new MalformedMessageException("no records");
    }
    return records.valueStream().map(record -> of(record, bucket)).toList();
  }

  private static JsonNode parse(String body) {
    try {
      return Optional.ofNullable(Json.mapper().readTree(body))
          .orElseThrow(() -> new MalformedMessageException("no body"));
    } catch (JsonProcessingException | IllegalArgumentException noJson) {
      throw new MalformedMessageException("no JSON");
    }
  }

  private static S3Notification of(JsonNode record, String bucket) {
    JsonNode s3 = record.path("s3");
    if (!s3.path("bucket").path("name").asText().equals(bucket)) {
      throw new MalformedMessageException("another bucket");
    }
    JsonNode object = s3.path("object");
    return new S3Notification(
        record.path("eventName").asText(),
        object.path("key").asText(),
        object.path("versionId").asText(),
        object.path("sequencer").asText(),
        time(record.path("eventTime").asText()));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException unreadable) {
      throw new MalformedMessageException("no time");
    }
  }

  /** A key may hold a number or a name. */
  @Override
  public String toString() {
    return "S3Notification[" + event + "]";
  }
}
