package earmark.local.s3;

import static earmark.local.s3.S3UnderTest.refusal;
import static earmark.local.s3.S3UnderTest.tags;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.calls.AwsCall;
import earmark.local.calls.AwsCalls;
import earmark.local.calls.Callers;
import earmark.platform.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.TaggingDirective;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What only the local S3 does: tells queues, records calls, starts again, moves its clock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalS3IT {
  private static final String QUEUE = "arn:aws:sqs:eu-west-2:000000000000:arrivals";
  private static final String DEPARTURES = "arn:aws:sqs:eu-west-2:000000000000:departures";
  private static final String AUDIO = "RIFF and then forty seconds of a call";

  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  private record Message(String queueArn, String json) {
    JsonNode event() {
      try {
        JsonNode records = Json.mapper().readTree(json).get("Records");
        assertThat(records).hasSize(1);
        return records.get(0);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final List<AwsCall> made = new CopyOnWriteArrayList<>();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private Path dataDirectory;
  private String uploads;
  private String vault;
  private LocalS3 s3;
  private S3Client client;

  @BeforeAll
  void prepare(@TempDir Path directory) {
    dataDirectory = directory;
    start();
  }

  /** Buckets of its own for each test, for starting is slow; nobody has taken its messages yet. */
  @BeforeEach
  void createBuckets() {
    uploads = "uploads-" + UUID.randomUUID();
    vault = "recordings-" + UUID.randomUUID();
    declareBuckets();
    s3.onNotification((_, _) -> {});
    messages.clear();
    made.clear();
    ahead.set(Duration.ZERO);
  }

  @AfterAll
  void stop() {
    client.close();
    s3.close();
  }

  private void start() {
    AwsCalls calls = new AwsCalls();
    calls.watch(made::add);
    s3 = LocalS3.start(0, dataDirectory, movableClock(), S3UnderTest.callers(), calls);
    client = S3UnderTest.client(s3.endpoint(), S3UnderTest.testCredentials());
  }

  private void restart() {
    stop();
    start();
    declareBuckets();
  }

  private void declareBuckets() {
    s3.create(
        new BucketSettings(
            uploads,
            true,
            false,
            List.of(new Notification(QUEUE, List.of("s3:ObjectCreated:*"))),
            List.of(
                new CorsRule(
                    List.of("https://portal.example"),
                    List.of("GET"),
                    List.of("*"),
                    List.of("Content-Range", "Accept-Ranges", "Content-Length")))));
    s3.create(
        new BucketSettings(
            vault,
            false,
            true,
            List.of(
                new Notification(
                    DEPARTURES, List.of("s3:ObjectRemoved:*", "s3:ObjectCreated:Copy")))));
  }

  @Nested
  class Notifying {
    @Test
    void shouldTellOfAnUploadAsS3Does() throws InterruptedException {
      s3.onNotification(LocalS3IT.this::take);

      PutObjectResponse put = put(uploads, "calls/[Smith, Ann] 17:05 é+1.wav");

      Message message = next();
      assertThat(message.queueArn()).isEqualTo(QUEUE);
      JsonNode event = message.event();
      assertThat(event.get("eventVersion").asText()).isEqualTo("2.1");
      assertThat(event.get("eventSource").asText()).isEqualTo("aws:s3");
      assertThat(event.get("awsRegion").asText()).isEqualTo("eu-west-2");
      assertThat(event.get("eventName").asText()).isEqualTo("ObjectCreated:Put");
      assertThat(Instant.parse(event.get("eventTime").asText())).isBeforeOrEqualTo(Instant.now());
      assertThat(event.at("/userIdentity/principalId").asText()).contains(S3UnderTest.ACCESS_KEY);
      assertThat(event.at("/requestParameters/sourceIPAddress").asText()).isEqualTo("127.0.0.1");
      assertThat(event.at("/responseElements/x-amz-request-id").asText())
          .isEqualTo(put.responseMetadata().requestId());
      assertThat(event.at("/s3/s3SchemaVersion").asText()).isEqualTo("1.0");
      assertThat(event.at("/s3/configurationId").asText()).isNotBlank();
      assertThat(event.at("/s3/bucket/name").asText()).isEqualTo(uploads);
      assertThat(event.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::" + uploads);
      assertThat(event.at("/s3/object/key").asText())
          .isEqualTo("calls/%5BSmith%2C+Ann%5D+17%3A05+%C3%A9%2B1.wav");
      assertThat(event.at("/s3/object/size").asLong()).isEqualTo(AUDIO.length());
      assertThat("\"" + event.at("/s3/object/eTag").asText() + "\"").isEqualTo(put.eTag());
      assertThat(event.at("/s3/object/versionId").asText()).isEqualTo(put.versionId());
      assertThat(event.at("/s3/object/sequencer").asText()).matches("[0-9A-F]{18}");
    }

    @Test
    void shouldOrderTheEventsOfAKeyByTheirSequencer() throws InterruptedException {
      s3.onNotification(LocalS3IT.this::take);
      String first = put(uploads, "key").versionId();
      String second = put(uploads, "key").versionId();

      JsonNode one = next().event().at("/s3/object");
      JsonNode two = next().event().at("/s3/object");

      assertThat(List.of(one.get("versionId").asText(), two.get("versionId").asText()))
          .containsExactly(first, second);
      assertThat(one.get("sequencer").asText()).isLessThan(two.get("sequencer").asText());
    }

    @Test
    void shouldTellOfCopiesAndDeletions() throws InterruptedException {
      s3.onNotification(LocalS3IT.this::take);
      put(uploads, "source");
      assertThat(next().queueArn()).isEqualTo(QUEUE);
      String version = copy("source", "target");
      String marker =
          client.deleteObject(request -> request.bucket(vault).key("target")).versionId();
      client.deleteObject(request -> request.bucket(vault).key("target").versionId(version));

      assertEvent(next(), "ObjectCreated:Copy", version);
      assertEvent(next(), "ObjectRemoved:DeleteMarkerCreated", marker);
      assertEvent(next(), "ObjectRemoved:Delete", version);
    }

    @Test
    void shouldTellNobodyOfWhatWasRefused() throws InterruptedException {
      s3.onNotification(LocalS3IT.this::take);
      put(uploads, "key");
      next();

      refusal(
          () ->
              client.putObject(
                  request -> request.bucket(uploads).key("key").ifNoneMatch("*"),
                  RequestBody.fromString(AUDIO)));
      put(uploads, "another");

      assertThat(next().event().at("/s3/object/key").asText()).isEqualTo("another");
    }

    @Test
    void shouldTryAgainWhenADeliveryFails() throws InterruptedException {
      AtomicInteger attempts = new AtomicInteger();
      s3.onNotification(
          (queue, json) -> {
            if (attempts.incrementAndGet() < 3) {
              throw new IllegalStateException("the queue is not there");
            }
            take(queue, json);
          });

      put(uploads, "key");

      assertThat(next().event().at("/s3/object/key").asText()).isEqualTo("key");
      assertThat(attempts).hasValue(3);
    }

    @Test
    void shouldNotLoseWhatWasNotTakenBeforeARestart() throws InterruptedException {
      s3.onNotification(
          (_, _) -> {
            throw new IllegalStateException("the queue is not there");
          });
      put(uploads, "key");

      restart();
      s3.onNotification(LocalS3IT.this::take);

      assertThat(next().event().at("/s3/object/key").asText()).isEqualTo("key");
    }

    private void assertEvent(Message message, String name, String version) {
      assertThat(message.queueArn()).isEqualTo(DEPARTURES);
      assertThat(message.event().get("eventName").asText()).isEqualTo(name);
      assertThat(message.event().at("/s3/object/versionId").asText()).isEqualTo(version);
    }
  }

  @Nested
  class Recording {
    @Test
    void shouldRecordAReadOfAVersionAndOfWhateverIsCurrent() {
      String version = put(uploads, "key").versionId();
      made.clear();

      client.headObject(request -> request.bucket(uploads).key("key").versionId(version));
      client.getObjectAsBytes(request -> request.bucket(uploads).key("key"));
      client.listObjectsV2(request -> request.bucket(uploads));

      assertThat(made)
          .containsExactly(
              call("s3:GetObjectVersion", "arn:aws:s3:::" + uploads + "/key"),
              call("s3:GetObject", "arn:aws:s3:::" + uploads + "/key"),
              call("s3:ListBucket", "arn:aws:s3:::" + uploads));
    }

    @Test
    void shouldRecordAllThatTheCopyIntoTheVaultNeeds() {
      String version = put(uploads, "key").versionId();
      made.clear();

      client.copyObject(
          request ->
              request
                  .sourceBucket(uploads)
                  .sourceKey("key")
                  .sourceVersionId(version)
                  .destinationBucket(vault)
                  .destinationKey("id")
                  .taggingDirective(TaggingDirective.REPLACE)
                  .tagging(tags("retention", "standard"))
                  .objectLockMode(ObjectLockMode.GOVERNANCE)
                  .objectLockRetainUntilDate(Instant.now().plus(Duration.ofDays(1))));

      assertThat(made)
          .containsExactlyInAnyOrder(
              call("s3:GetObjectVersion", "arn:aws:s3:::" + uploads + "/key"),
              call("s3:PutObject", "arn:aws:s3:::" + vault + "/id"),
              call("s3:PutObjectTagging", "arn:aws:s3:::" + vault + "/id"),
              call("s3:PutObjectRetention", "arn:aws:s3:::" + vault + "/id"));
    }

    @Test
    void shouldRecordThatTagsAreCopiedOnlyWhenThereAreAny() {
      String version = put(uploads, "key").versionId();
      copy("key", "untagged");
      assertThat(made).extracting(AwsCall::action).doesNotContain("s3:GetObjectTagging");
      client.putObjectTagging(
          request -> request.bucket(uploads).key("key").versionId(version).tagging(tags("a", "b")));
      assertThat(made)
          .contains(call("s3:PutObjectVersionTagging", "arn:aws:s3:::" + uploads + "/key"));

      copy("key", "tagged");

      assertThat(made)
          .contains(
              call("s3:GetObjectTagging", "arn:aws:s3:::" + uploads + "/key"),
              call("s3:PutObjectTagging", "arn:aws:s3:::" + vault + "/tagged"));
    }

    @Test
    void shouldRecordDeletionsAndTheBypass() {
      String version = put(vault, "id").versionId();
      made.clear();

      client.deleteObject(request -> request.bucket(vault).key("id"));
      client.deleteObject(
          request ->
              request.bucket(vault).key("id").versionId(version).bypassGovernanceRetention(true));

      assertThat(made)
          .containsExactly(
              call("s3:DeleteObject", "arn:aws:s3:::" + vault + "/id"),
              call("s3:DeleteObjectVersion", "arn:aws:s3:::" + vault + "/id"),
              call("s3:BypassGovernanceRetention", "arn:aws:s3:::" + vault + "/id"));
    }

    private AwsCall call(String action, String resource) {
      return new AwsCall(S3UnderTest.ACCESS_KEY, action, resource);
    }
  }

  @Nested
  class Restarting {
    @Test
    void shouldKeepObjectsVersionsTagsLocksAndChecksums() {
      put(uploads, "source");
      String version =
          client
              .copyObject(
                  request ->
                      request
                          .sourceBucket(uploads)
                          .sourceKey("source")
                          .destinationBucket(vault)
                          .destinationKey("id")
                          .taggingDirective(TaggingDirective.REPLACE)
                          .tagging(tags("retention", "standard"))
                          .objectLockMode(ObjectLockMode.GOVERNANCE)
                          .objectLockRetainUntilDate(Instant.now().plus(Duration.ofDays(1)))
                          .checksumAlgorithm(ChecksumAlgorithm.SHA256))
              .versionId();
      String checksum = checksumOf(version);

      restart();

      assertThat(checksumOf(version)).isNotBlank().isEqualTo(checksum);
      assertThat(
              client
                  .getObjectTagging(request -> request.bucket(vault).key("id").versionId(version))
                  .tagSet())
          .extracting(Tag::value)
          .containsExactly("standard");
      assertThat(
              refusal(
                      () ->
                          client.deleteObject(
                              request -> request.bucket(vault).key("id").versionId(version)))
                  .statusCode())
          .isEqualTo(403);
    }

    private String checksumOf(String version) {
      HeadObjectResponse head =
          client.headObject(
              request ->
                  request
                      .bucket(vault)
                      .key("id")
                      .versionId(version)
                      .checksumMode(ChecksumMode.ENABLED));
      return head.checksumSHA256();
    }
  }

  @Nested
  class AheadOfTime {
    @Test
    void shouldLetALockEndWhenItsDayHasCome() {
      String version =
          client
              .putObject(
                  request ->
                      request
                          .bucket(vault)
                          .key("id")
                          .objectLockMode(ObjectLockMode.COMPLIANCE)
                          .objectLockRetainUntilDate(Instant.now().plus(Duration.ofDays(1))),
                  RequestBody.fromString(AUDIO))
              .versionId();
      assertThat(refusal(() -> delete(version)).statusCode()).isEqualTo(403);

      ahead.set(Duration.ofDays(2));

      delete(version);
      assertThat(
              refusal(
                      () ->
                          client.getObjectAsBytes(
                              request -> request.bucket(vault).key("id").versionId(version)))
                  .statusCode())
          .isEqualTo(404);
    }

    @Test
    void shouldLetALinkEndAfterFiveMinutes() throws Exception {
      put(uploads, "key");
      HttpRequest link = HttpRequest.newBuilder(link("key")).build();
      assertThat(send(link).statusCode()).isEqualTo(200);

      ahead.set(Duration.ofMinutes(6));

      assertThat(send(link).statusCode()).isEqualTo(403);
    }

    private void delete(String version) {
      client.deleteObject(request -> request.bucket(vault).key("id").versionId(version));
    }
  }

  @Nested
  class Playing {
    @Test
    void shouldLetThePortalsPlayerSeeTheRange() throws Exception {
      put(uploads, "key");

      HttpResponse<String> played =
          send(
              HttpRequest.newBuilder(link("key"))
                  .header("Origin", "https://portal.example")
                  .header("Range", "bytes=0-3")
                  .build());

      assertThat(played.statusCode()).isEqualTo(206);
      assertThat(played.headers().allValues("Access-Control-Allow-Origin"))
          .containsExactly("https://portal.example");
      assertThat(played.headers().firstValue("Access-Control-Expose-Headers"))
          .contains("Content-Range, Accept-Ranges, Content-Length");
    }

    @Test
    void shouldAnswerThePortalsPreflightAndRefuseAnotherPage() throws Exception {
      put(uploads, "key");

      assertThat(preflight("https://portal.example").statusCode()).isEqualTo(200);
      assertThat(preflight("https://elsewhere.example").statusCode()).isEqualTo(403);
      assertThat(
              send(HttpRequest.newBuilder(link("key"))
                      .header("Origin", "https://elsewhere.example")
                      .build())
                  .headers()
                  .map())
          .doesNotContainKey("access-control-allow-origin");
    }

    private HttpResponse<String> preflight(String origin) throws Exception {
      return send(
          HttpRequest.newBuilder(link("key"))
              .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
              .header("Origin", origin)
              .header("Access-Control-Request-Method", "GET")
              .header("Access-Control-Request-Headers", "range")
              .build());
    }
  }

  @Nested
  class Bounds {
    @Test
    void shouldRefuseToCopyMoreThanFiveGigabytesInOneCall() throws IOException {
      String version = put(uploads, "key").versionId();
      grow(version, Copies.LIMIT + 1);

      S3Exception refused = refusal(() -> copy("key", "id"));

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("InvalidRequest");
    }

    @Test
    void shouldSayThatItsPortIsInUse(@TempDir Path elsewhere) {
      int taken = s3.endpoint().getPort();

      assertThatExceptionOfType(UncheckedIOException.class)
          .isThrownBy(
              () ->
                  LocalS3.start(taken, elsewhere, Clock.systemUTC(), new Callers(), new AwsCalls()))
          .withMessageContaining("Port " + taken + " is in use");
    }

    @Test
    void shouldListenOnThisMachineOnly() {
      assertThat(s3.endpoint().getHost()).isEqualTo("127.0.0.1");
    }

    /** Sparse: the file takes no room. */
    private void grow(String version, long size) throws IOException {
      try (Stream<Path> files = Files.walk(dataDirectory)) {
        Path bytes =
            files
                .filter(file -> file.getFileName().toString().equals(version + "-binaryData"))
                .findFirst()
                .orElseThrow();
        try (RandomAccessFile file = new RandomAccessFile(bytes.toFile(), "rw")) {
          file.setLength(size);
        }
      }
    }
  }

  private void take(String queueArn, String json) {
    if (json.contains(uploads) || json.contains(vault)) {
      messages.add(new Message(queueArn, json));
    }
  }

  private Message next() throws InterruptedException {
    Message message = messages.poll(20, TimeUnit.SECONDS);
    assertThat(message).as("a notification").isNotNull();
    return message;
  }

  private PutObjectResponse put(String bucket, String key) {
    return client.putObject(
        request -> request.bucket(bucket).key(key), RequestBody.fromString(AUDIO));
  }

  private String copy(String source, String target) {
    return client
        .copyObject(
            request ->
                request
                    .sourceBucket(uploads)
                    .sourceKey(source)
                    .destinationBucket(vault)
                    .destinationKey(target))
        .versionId();
  }

  private URI link(String key) {
    try (S3Presigner presigner =
        S3UnderTest.presigner(s3.endpoint(), S3UnderTest.testCredentials())) {
      return URI.create(
          presigner
              .presignGetObject(
                  presign ->
                      presign
                          .signatureDuration(Duration.ofMinutes(5))
                          .getObjectRequest(request -> request.bucket(uploads).key(key)))
              .url()
              .toString());
    }
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    return BROWSER.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
  }

  private Clock movableClock() {
    return new Clock() {
      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return Instant.now().plus(ahead.get());
      }
    };
  }
}
