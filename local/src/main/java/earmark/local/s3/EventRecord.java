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
 * @param origin who caused it
 * @param name for example {@code ObjectCreated:Put}
 * @param sequencer orders the events of one key
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
 *     message structure</a>
 */
record EventRecord(
    Origin origin,
    S3Address object,
    String name,
    Optional<S3ObjectMetadata> description,
    String sequencer) {
  private static final String SCHEMA = "1.0";
  private static final String OWNER = "A0EARMARKLOCAL";

  /**
   * Who caused an event.
   *
   * @param version of the message's structure
   * @param principal a caller, or S3 itself
   * @param address where the call came from; S3 names itself here as well
   * @param requestId of the call
   */
  record Origin(String version, String principal, String address, String requestId) {
    private static final String S3 = "s3.amazonaws.com";

    static Origin of(Exchange exchange) {
      return new Origin(
          "2.1",
          "AWS:" + exchange.caller(),
          exchange.request().http().getRemoteAddr(),
          exchange.response().getHeader("x-amz-request-id"));
    }

    /**
     * S3's own lifecycle.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configure-notification.html">Lifecycle
     *     event notifications</a>
     */
    static Origin lifecycle() {
      return new Origin("2.3", S3, S3, Front.requestId());
    }
  }

  String json(Notification notification, Instant now) {
    try {
      return Json.mapper().writeValueAsString(Map.of("Records", List.of(entry(notification, now))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, Object> entry(Notification notification, Instant now) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("eventVersion", origin.version());
    entry.put("eventSource", "aws:s3");
    entry.put("awsRegion", StoredObjects.REGION);
    entry.put("eventTime", now.truncatedTo(ChronoUnit.MILLIS).toString());
    entry.put("eventName", name);
    entry.put("userIdentity", Map.of("principalId", origin.principal()));
    entry.put("requestParameters", Map.of("sourceIPAddress", origin.address()));
    entry.put("responseElements", responseElements());
    entry.put("s3", s3(notification));
    return entry;
  }

  private Map<String, Object> responseElements() {
    return Map.of("x-amz-request-id", origin.requestId(), "x-amz-id-2", origin.requestId());
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
