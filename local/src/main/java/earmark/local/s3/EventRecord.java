package earmark.local.s3;

import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import com.fasterxml.jackson.core.JsonProcessingException;
import earmark.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One event as S3 writes it.
 *
 * @param name for example {@code ObjectCreated:Put}
 * @param sequencer orders the events of one key
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
 *     message structure</a>
 */
record EventRecord(
    Exchange exchange,
    S3Address object,
    String name,
    Optional<S3ObjectMetadata> description,
    String sequencer) {
  private static final String VERSION = "2.1";
  private static final String SCHEMA = "1.0";
  private static final String OWNER = "A0EARMARKLOCAL";

  String json(Notification notification, Instant now) {
    try {
      return Json.mapper().writeValueAsString(Map.of("Records", List.of(entry(notification, now))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> entry(Notification notification, Instant now) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("eventVersion", VERSION);
    entry.put("eventSource", "aws:s3");
    entry.put("awsRegion", StoredObjects.REGION);
    entry.put("eventTime", now.truncatedTo(ChronoUnit.MILLIS).toString());
    entry.put("eventName", name);
    entry.put("userIdentity", Map.of("principalId", "AWS:" + exchange.caller()));
    entry.put(
        "requestParameters", Map.of("sourceIPAddress", exchange.request().http().getRemoteAddr()));
    entry.put("responseElements", responseElements());
    entry.put("s3", s3(notification));
    return entry;
  }

  private Map<String, Object> responseElements() {
    String id = exchange.response().getHeader("x-amz-request-id");
    return Map.of("x-amz-request-id", id, "x-amz-id-2", id);
  }

  private Map<String, Object> s3(Notification notification) {
    Map<String, Object> s3 = new LinkedHashMap<>();
    s3.put("s3SchemaVersion", SCHEMA);
    s3.put("configurationId", configurationId(notification));
    s3.put("bucket", bucket());
    s3.put("object", object(description));
    return s3;
  }

  private Map<String, Object> bucket() {
    Map<String, Object> bucket = new LinkedHashMap<>();
    bucket.put("name", object.bucket());
    bucket.put("ownerIdentity", Map.of("principalId", OWNER));
    bucket.put("arn", "arn:aws:s3:::" + object.bucket());
    return bucket;
  }

  private Map<String, Object> object(Optional<S3ObjectMetadata> version) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("key", encoded(object.key()));
    version.ifPresent(
        known -> {
          fields.put("size", Long.parseLong(known.getSize()));
          fields.put("eTag", String.valueOf(known.getEtag()).replace("\"", ""));
        });
    object.version().ifPresent(id -> fields.put("versionId", id));
    fields.put("sequencer", sequencer);
    return fields;
  }

  private static String configurationId(Notification notification) {
    return UUID.nameUUIDFromBytes(notification.toString().getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  /** Like a form's value, but with its slashes. */
  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
