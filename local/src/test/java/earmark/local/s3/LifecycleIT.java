package earmark.local.s3;

import static earmark.local.s3.S3UnderTest.refusal;
import static earmark.local.s3.S3UnderTest.tags;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.MovableClock;
import earmark.local.calls.AwsCalls;
import earmark.local.s3.lifecycle.LifecycleAction;
import earmark.local.s3.lifecycle.LifecycleRule;
import earmark.local.s3.lifecycle.LifecycleRule.Filter;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** Lifecycle over HTTP, midnight by midnight. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleIT {
  private static final String QUEUE = "arn:aws:sqs:eu-west-2:000000000000:departures";

  private final MovableClock clock = new MovableClock();
  private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private String bucket;
  private LocalS3 s3;
  private S3Client client;

  @BeforeAll
  void start(@TempDir Path directory) {
    s3 = LocalS3.start(0, directory, clock, S3UnderTest.callers(), new AwsCalls());
    s3.onNotification((_, json) -> take(json));
    client = S3UnderTest.client(s3.endpoint(), S3UnderTest.testCredentials());
  }

  @AfterAll
  void stop() {
    client.close();
    s3.close();
  }

  @BeforeEach
  void createBucket() {
    bucket = "vault-" + UUID.randomUUID();
    s3.create(
        new BucketSettings(
                bucket,
                true,
                true,
                List.of(
                    new Notification(QUEUE, List.of("s3:ObjectRemoved:*")),
                    new Notification(QUEUE, List.of("s3:LifecycleExpiration:*"))))
            .withLifecycle(
                List.of(
                    rule("standard", Filter.ALL, 10, 1),
                    rule("erase 1", tagged("erase"), 1, 1),
                    new LifecycleRule(
                        "leftovers",
                        Filter.ALL,
                        OptionalInt.empty(),
                        true,
                        OptionalInt.empty(),
                        OptionalInt.of(7)))));
    events.clear();
  }

  @Test
  void shouldHideThenDeleteThenClearTheMarkerAndTellOfEach() throws Exception {
    // Given
    String version = put("call", "");

    // When, on the eleventh midnight and not before
    passMidnights(10);
    assertThat(versions().deleteMarkers()).isEmpty();
    passMidnights(1);

    // Then
    JsonNode hidden = next();
    String marker = versions().deleteMarkers().getFirst().versionId();
    assertThat(hidden.at("/eventName").asText())
        .isEqualTo("LifecycleExpiration:DeleteMarkerCreated");
    assertThat(hidden.at("/s3/object/versionId").asText()).isEqualTo(marker);
    assertThat(hidden.at("/eventVersion").asText()).isEqualTo("2.3");
    assertThat(hidden.at("/userIdentity/principalId").asText()).isEqualTo("s3.amazonaws.com");
    assertThat(hidden.at("/requestParameters/sourceIPAddress").asText())
        .isEqualTo("s3.amazonaws.com");
    assertThat(refusal(() -> client.getObject(get -> get.bucket(bucket).key("call"))).statusCode())
        .isEqualTo(404);

    // When a day has passed that began just after the marker's midnight, and is rounded up
    passMidnights(1);
    assertThat(ids()).containsExactly(version);
    passMidnights(1);

    // Then
    JsonNode gone = next();
    assertThat(gone.at("/eventName").asText()).isEqualTo("LifecycleExpiration:Delete");
    assertThat(gone.at("/s3/object/versionId").asText()).isEqualTo(version);
    assertThat(versions().versions()).isEmpty();

    // When nothing is left behind the marker
    passMidnights(1);

    // Then
    assertThat(next().at("/s3/object/versionId").asText()).isEqualTo(marker);
    assertThat(versions().deleteMarkers()).isEmpty();
    assertThat(s3.viewLifecycle()).noneMatch(outcome -> outcome.bucket().equals(bucket));
  }

  @Test
  void shouldSpareWhatIsLockedOrHeldBehindItsMarker() {
    // Given
    String locked = put("locked", "");
    Instant end = clock.instant().plus(20, ChronoUnit.DAYS);
    client.putObjectRetention(
        request ->
            request
                .bucket(bucket)
                .key("locked")
                .retention(
                    lock -> lock.mode(ObjectLockRetentionMode.COMPLIANCE).retainUntilDate(end)));
    String held = put("held", "");
    hold("held", held, ObjectLockLegalHoldStatus.ON);

    // When both are long hidden
    passMidnights(20);

    // Then
    assertThat(versions().deleteMarkers()).hasSize(2);
    assertThat(ids()).containsExactlyInAnyOrder(locked, held);
    assertThat(
            client.headObject(head -> head.bucket(bucket).key("held").versionId(held)).expiration())
        .isNull();

    // When the lock has ended
    passMidnights(1);

    // Then
    assertThat(ids()).containsExactly(held);
    assertThat(s3.viewLifecycle())
        .filteredOn(outcome -> outcome.version().versionId().filter(held::equals).isPresent())
        .singleElement()
        .matches(outcome -> outcome.action() instanceof LifecycleAction.Spare);

    // When years have passed, and then the hold is released
    passMidnights(1);
    clock.forward(Duration.ofDays(4000));
    assertThat(s3.runLifecycle()).noneMatch(done -> done.bucket().equals(bucket));
    hold("held", held, ObjectLockLegalHoldStatus.OFF);
    passMidnights(1);

    // Then
    assertThat(ids()).isEmpty();
  }

  @Test
  void shouldDeleteAnOverwrittenVersionADayAfterItsSuccessorCame() {
    // Given two versions, the second eight days after the first
    String first = put("call", "");
    passMidnights(8);
    String second = put("call", "");

    // Then
    passMidnights(1);
    assertThat(ids()).containsExactlyInAnyOrder(first, second);
    passMidnights(1);
    assertThat(ids()).containsExactly(second);
    assertThat(versions().deleteMarkers()).isEmpty();
  }

  @Test
  void shouldTellWithTheCurrentVersionWhenAndByWhichRuleItEnds() {
    // Given
    ZonedDateTime due =
        clock.instant().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).plusDays(2);
    String expected =
        "expiry-date=\""
            + due.format(DateTimeFormatter.ofPattern("EEE, dd MMM uuuu", Locale.ENGLISH))
            + " 00:00:00 GMT\", rule-id=\"erase%201\"";

    // When
    String put =
        client
            .putObject(
                request -> request.bucket(bucket).key("call").tagging(tags("retention", "erase")),
                RequestBody.fromString("x"))
            .expiration();
    String copied =
        client
            .copyObject(
                request ->
                    request
                        .sourceBucket(bucket)
                        .sourceKey("call")
                        .destinationBucket(bucket)
                        .destinationKey("copy"))
            .expiration();

    // Then
    assertThat(put).isEqualTo(expected);
    assertThat(copied).isEqualTo(expected);
    assertThat(client.headObject(head -> head.bucket(bucket).key("call")).expiration())
        .isEqualTo(expected);
    assertThat(
            client.getObjectAsBytes(get -> get.bucket(bucket).key("call")).response().expiration())
        .isEqualTo(expected);
  }

  @Test
  void shouldAbortAnUploadInPartsThatIsNeverCompleted() {
    // Given
    String upload =
        client.createMultipartUpload(create -> create.bucket(bucket).key("large")).uploadId();

    // Then
    passMidnights(7);
    assertThat(client.listMultipartUploads(list -> list.bucket(bucket)).uploads())
        .singleElement()
        .matches(found -> found.uploadId().equals(upload));
    passMidnights(1);
    assertThat(client.listMultipartUploads(list -> list.bucket(bucket)).uploads()).isEmpty();
  }

  @Test
  void shouldAnswerTheRulesAndSayWhereThereAreNone() {
    var rules = client.getBucketLifecycleConfiguration(request -> request.bucket(bucket)).rules();

    assertThat(rules)
        .extracting(rule -> rule.id())
        .containsExactly("standard", "erase 1", "leftovers");
    assertThat(rules.get(0).expiration().days()).isEqualTo(10);
    assertThat(rules.get(0).noncurrentVersionExpiration().noncurrentDays()).isEqualTo(1);
    assertThat(rules.get(1).filter().tag().value()).isEqualTo("erase");
    assertThat(rules.get(2).expiration().expiredObjectDeleteMarker()).isTrue();
    assertThat(rules.get(2).abortIncompleteMultipartUpload().daysAfterInitiation()).isEqualTo(7);

    s3.create(new BucketSettings(bucket + "-2", true, false, List.of()));
    assertThat(
            refusal(
                    () ->
                        client.getBucketLifecycleConfiguration(
                            request -> request.bucket(bucket + "-2")))
                .awsErrorDetails()
                .errorCode())
        .isEqualTo("NoSuchLifecycleConfiguration");
  }

  /** To the next midnight and a run there, so often; the clock stands just behind it then. */
  private void passMidnights(int times) {
    for (int i = 0; i < times; i++) {
      Instant now = clock.instant();
      Instant midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
      clock.forward(Duration.between(now, midnight));
      s3.runLifecycle();
    }
  }

  private String put(String key, String retention) {
    return client
        .putObject(
            request -> request.bucket(bucket).key(key).tagging(tags("retention", retention)),
            RequestBody.fromString("RIFF"))
        .versionId();
  }

  private void hold(String key, String version, ObjectLockLegalHoldStatus status) {
    client.putObjectLegalHold(
        request ->
            request
                .bucket(bucket)
                .key(key)
                .versionId(version)
                .legalHold(hold -> hold.status(status)));
  }

  private ListObjectVersionsResponse versions() {
    return client.listObjectVersions(list -> list.bucket(bucket));
  }

  private List<String> ids() {
    return versions().versions().stream().map(ObjectVersion::versionId).toList();
  }

  private void take(String json) {
    try {
      events.add(Json.mapper().readTree(json).at("/Records/0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode next() throws InterruptedException {
    JsonNode event = events.poll(10, TimeUnit.SECONDS);
    assertThat(event).as("an event").isNotNull();
    return event;
  }

  private static Filter tagged(String retention) {
    return new Filter(
        "", Map.of("retention", retention), OptionalLong.empty(), OptionalLong.empty());
  }

  private static LifecycleRule rule(String id, Filter filter, int days, int noncurrentDays) {
    return new LifecycleRule(
        id,
        filter,
        OptionalInt.of(days),
        false,
        OptionalInt.of(noncurrentDays),
        OptionalInt.empty());
  }
}
