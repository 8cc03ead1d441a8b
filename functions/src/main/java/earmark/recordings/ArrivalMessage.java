package earmark.recordings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.platform.Json;
import earmark.recordings.IndexRecording.Arrival;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads S3's notifications out of a message of the arrivals queue.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
 *     message structure</a>
 */
final class ArrivalMessage {
  private static final int MOST_RECORDS = 100;
  private static final int LONGEST_NAME = 63;
  private static final int LONGEST_ENCODED_KEY = 3 * UploadedVersion.LONGEST_KEY;

  private ArrivalMessage() {}

  /**
   * The arrivals that a message tells of; none for the one that S3 sends when notifications are set
   * up.
   *
   * @throws MalformedException when it is no message of this bucket's arrivals
   */
  static List<Arrival> read(String body, String bucket) {
    JsonNode message = parse(body);
    if ("s3:TestEvent".equals(message.path("Event").asText())) {
      return List.of();
    }
    JsonNode records = message.path("Records");
    if (!records.isArray() || records.isEmpty() || records.size() > MOST_RECORDS) {
      throw new MalformedException("no records");
    }
    return StreamSupport.stream(records.spliterator(), false)
        .map(record -> arrival(record, bucket))
        .toList();
  }

  private static JsonNode parse(String body) {
    try {
      return Optional.ofNullable(Json.mapper().readTree(body))
          .orElseThrow(() -> new MalformedException("no body"));
    } catch (JsonProcessingException noJson) {
      throw new MalformedException("no JSON");
    }
  }

  private static Arrival arrival(JsonNode record, String bucket) {
    String event = record.path("eventName").asText();
    JsonNode s3 = record.path("s3");
    String key = s3.path("object").path("key").asText();
    String named = s3.path("bucket").path("name").asText();
    if (!event.startsWith("ObjectCreated:")) {
      throw new MalformedException("not an arrival");
    }
    if (named.length() > LONGEST_NAME || !named.equals(bucket)) {
      throw new MalformedException("another bucket");
    }
    if (key.isEmpty() || key.length() > LONGEST_ENCODED_KEY) {
      throw new MalformedException("no key");
    }
    return new Arrival(
        bucket,
        keys(key),
        Optional.of(s3.path("object").path("versionId").asText()).filter(ArrivalMessage::isVersion),
        s3.path("object").path("sequencer").asText(),
        time(record.path("eventTime").asText()));
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
