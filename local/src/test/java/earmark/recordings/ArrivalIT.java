package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earmark.platform.Environment;
import earmark.platform.Json;
import earmark.platform.Log;
import earmark.platform.Setting;
import earmark.policy.Policy;
import earmark.staff.CachedStaffDirectories;
import earmark.staff.DirectoryTable;
import earmark.staff.DynamoDbStaffDirectories;
import earmark.staff.StaffDirectory.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * Arrival against an S3 and a DynamoDB behind the wire: what it does there, and each of its calls
 * counted, on a warm function.
 */
class ArrivalIT {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final String GET = "GetObject";
  private static final String HEAD = "HeadObject";
  private static final String COPY = "CopyObject";
  private static final String TAG = "PutObjectTagging";
  private static final String PUT_ITEM = "PutItem";
  private static final String TRANSACTION = "TransactWriteItems";
  private static final String GET_ITEM = "GetItem";

  @TempDir private static Path directory;
  private static LocalAws aws;
  private static String index;
  private static String staff;

  /** An hour ago, in whole seconds. */
  private final Instant callStart =
      Instant.now().minus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

  private ArrivalsHandler function;

  @BeforeAll
  static void start() throws Exception {
    aws = LocalAws.start(directory);
    index = aws.table("recordings", RecordingsTable.LAYOUT);
    staff = aws.table("directory", DirectoryTable.LAYOUT);
    importDirectory();
  }

  private static void importDirectory() {
    // What the import writes is tested beside it; here its rows are enough.
    Map<String, String> roles = Map.of("201", "student-adviser", "401", "administration");
    List<Entry> entries = new ArrayList<>();
    for (String line : List.of("201", "401", "402")) {
      entries.add(
          new Entry(
              line,
              "staff-" + line,
              "Somebody",
              roles.getOrDefault(line, "administration"),
              LocalDate.parse("2020-01-01"),
              Optional.empty()));
    }
    new DynamoDbStaffDirectories(aws.dynamoDb(), staff, LONDON).replace("test", entries);
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void warm() {
    function = function(new S3Vault(aws.s3(), LocalAws.VAULT));
    handle(put(unique() + "/" + name("201", "01632960001"), wav(100)));
    aws.takeCalls();
  }

  private static ArrivalsHandler function(Vault vault) {
    return new ArrivalsHandler(
        LocalAws.UPLOADS,
        new S3Uploads(aws.s3()),
        vault,
        new DynamoDbRecordingIndex(aws.dynamoDb(), index),
        new RecordingIds(new DynamoDbIdKey(aws.dynamoDb(), index)),
        new CachedStaffDirectories(
            new DynamoDbStaffDirectories(aws.dynamoDb(), staff, LONDON), Clock.systemUTC()),
        Policy.bundled(),
        Clock.systemUTC(),
        Log.system());
  }

  @Nested
  class TheCalls {
    @Test
    void shouldBeFourForARecording() {
      handle(put(unique() + "/" + name("201", "01632960001"), wav(100)));

      assertThat(aws.takeCalls()).containsExactly(GET, COPY, TRANSACTION, TAG);
    }

    @Test
    void shouldBeFourForACallOfSeveralParties() {
      handle(
          put(
              unique() + "/" + name("201", "01632960001"),
              wav(100),
              Map.of("call-parties", "401,01632960002")));

      assertThat(aws.takeCalls()).containsExactly(GET, COPY, TRANSACTION, TAG);
    }

    @Test
    void shouldBeThreeMoreOnAColdFunction() {
      function = coldFunction();

      handle(put(unique() + "/" + name("201", "01632960001"), wav(100)));

      // The directory's pointer and its rows, and the key of the ids.
      assertThat(aws.takeCalls())
          .containsExactly(GET, GET_ITEM, "Query", GET_ITEM, COPY, TRANSACTION, TAG);
    }

    @Test
    void shouldBeOneMoreWhenTheEventIsRepeated() {
      UploadedVersion upload = put(unique() + "/" + name("201", "01632960001"), wav(100));
      handle(upload);
      aws.takeCalls();

      handle(upload);

      assertThat(aws.takeCalls()).containsExactly(GET, COPY, HEAD, TRANSACTION, TAG);
    }

    @Test
    void shouldBeOneMoreWhenTheLengthStandsElsewhere() {
      handle(put(unique() + "/" + name("201", "01632960001"), wavWithLongPreface()));

      assertThat(aws.takeCalls()).containsExactly(GET, GET, COPY, TRANSACTION, TAG);
    }

    @Test
    void shouldBeTwoMoreWhenASidecarFillsAGap() {
      UploadedVersion audio = put(unique() + "/call.wav", wav(100));
      put(audio.key() + ".json", sidecar());

      handle(audio);

      assertThat(aws.takeCalls()).containsExactly(GET, GET, COPY, TRANSACTION, TAG, TAG);
    }

    @Test
    void shouldBeOneMoreWhenAKeyIsNotEncoded() {
      UploadedVersion upload =
          put(unique() + "/[]_201-+441632960001_" + local() + "(1).wav", wav(9));

      handle(message(upload.key(), upload.version()));

      assertThat(aws.takeCalls()).containsExactly(GET, GET, COPY, TRANSACTION, TAG);
    }

    @Test
    void shouldBeOfPartsForAFileThatOneCopyCannotTake() {
      long fiveMebibytes = 5L << 20;
      function = function(new S3Vault(aws.s3(), LocalAws.VAULT, fiveMebibytes, fiveMebibytes));
      handle(put(unique() + "/" + name("201", "01632960001"), wav(100)));
      aws.takeCalls();
      UploadedVersion upload = put(unique() + "/" + name("201", "01632960001"), wav(11 * 16_384));

      handle(upload);

      assertThat(aws.takeCalls())
          .containsExactly(
              GET,
              HEAD,
              "CreateMultipartUpload",
              "UploadPartCopy",
              "UploadPartCopy",
              "UploadPartCopy",
              "CompleteMultipartUpload",
              HEAD,
              TRANSACTION,
              TAG);
      Recording recording = recording(upload);
      assertThat(recording.sha256()).isNotEmpty();
      assertThat(inVault(recording).objectLockMode()).isEqualTo(ObjectLockMode.GOVERNANCE);
      assertThat(inVault(recording).contentLength()).isEqualTo(44 + 64L * 11 * 16_384);
    }

    @Test
    void shouldBeOfPartsOnceOnlyThoughTheEventIsRepeated() {
      long fiveMebibytes = 5L << 20;
      function = function(new S3Vault(aws.s3(), LocalAws.VAULT, fiveMebibytes, fiveMebibytes));
      UploadedVersion upload = put(unique() + "/" + name("201", "01632960001"), wav(6 * 16_384));
      handle(upload);
      Recording first = recording(upload);

      aws.takeCalls();
      handle(upload);

      assertThat(aws.takeCalls()).containsExactly(GET, HEAD, TRANSACTION, TAG);
      assertThat(inVault(first).versionId()).isEqualTo(first.vaultVersion());
      assertThat(versionsInVault(first)).isEqualTo(1);
    }

    @Test
    void shouldBeFourForACallOutOfScope() {
      handle(put(unique() + "/" + name("401", "402"), wav(100)));

      assertThat(aws.takeCalls()).containsExactly(GET, HEAD, PUT_ITEM, TAG);
    }

    @Test
    void shouldBeTwoOrThreeForWhatWaits() {
      handle(put(unique() + "/page.wav", "<!doctype html>".getBytes(StandardCharsets.UTF_8)));
      assertThat(aws.takeCalls()).as("no audio").containsExactly(GET, PUT_ITEM);

      handle(put(unique() + "/empty.wav", new byte[0]));
      assertThat(aws.takeCalls()).as("empty").containsExactly(GET, PUT_ITEM);

      handle(put(unique() + "/call.wav", wav(100)));
      assertThat(aws.takeCalls()).as("a sidecar is asked for").containsExactly(GET, GET, PUT_ITEM);
    }

    @Test
    void shouldBeOneForWhatIsGoneAgain() {
      UploadedVersion upload = put(unique() + "/" + "gone.wav", wav(100));
      aws.uploader()
          .deleteObject(
              delete ->
                  delete.bucket(upload.bucket()).key(upload.key()).versionId(upload.version()));

      handle(upload);

      assertThat(aws.takeCalls()).containsExactly(GET);
    }

    @Test
    void shouldBeFewForASidecar() {
      UploadedVersion audio = put(unique() + "/call.wav", wav(100));
      UploadedVersion early = put(audio.key() + "2.json", sidecar());
      handle(early);
      assertThat(aws.takeCalls()).as("before its audio").containsExactly(HEAD);

      handle(audio);
      aws.takeCalls();
      UploadedVersion sidecar = put(audio.key() + ".json", sidecar());
      handle(sidecar);
      assertThat(aws.takeCalls())
          .as("completing its audio")
          .containsExactly(HEAD, GET_ITEM, GET, GET, COPY, TRANSACTION, TAG, TAG);

      handle(sidecar);
      assertThat(aws.takeCalls())
          .as("after its audio was vaulted")
          .containsExactly(HEAD, GET_ITEM, TAG, TAG);
    }
  }

  @Nested
  class TheVault {
    @Test
    void shouldHoldAnExactLockedTaggedCopy() throws Exception {
      byte[] audio = wav(100);
      UploadedVersion upload =
          put(unique() + "/" + name("201", "01632960001"), audio, Map.of("customer", "Zoe"));

      handle(upload);

      Recording recording = recording(upload);
      HeadObjectResponse object = inVault(recording);
      assertThat(recording.sha256())
          .isEqualTo(
              Base64.getEncoder()
                  .encodeToString(MessageDigest.getInstance("SHA-256").digest(audio)));
      assertThat(object.checksumSHA256()).isEqualTo(recording.sha256());
      assertThat(object.versionId()).isEqualTo(recording.vaultVersion());
      assertThat(object.contentType()).isEqualTo("audio/wav");
      assertThat(object.metadata()).isEmpty();
      assertThat(object.objectLockMode()).isEqualTo(ObjectLockMode.GOVERNANCE);
      assertThat(object.objectLockRetainUntilDate())
          .isEqualTo(callStart.atZone(LONDON).plusYears(3).toInstant())
          .isEqualTo(recording.retainUntil());
      assertThat(recording.vaultedAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
      assertThat(tags(LocalAws.VAULT, recording.id().value(), object.versionId()))
          .isEqualTo(Map.of("retention", "standard", "scope", "kept", "format", "1"));
      assertThat(tags(upload.bucket(), upload.key(), upload.version()))
          .isEqualTo(Map.of("retention", "vaulted"));
    }

    @Test
    void shouldHoldEachVersionOfAKeyOnce() {
      String key = unique() + "/" + name("201", "01632960001");
      UploadedVersion first = put(key, wav(100));
      UploadedVersion second = put(key, wav(200));

      handle(second);
      handle(first);
      handle(second);

      assertThat(recording(first).audio().duration()).contains(Duration.ofMillis(100));
      assertThat(recording(second).audio().duration()).contains(Duration.ofMillis(200));
      assertThat(versionsInVault(recording(first))).isEqualTo(1);
      assertThat(versionsInVault(recording(second))).isEqualTo(1);
    }

    @Test
    void shouldTakeKeysWithEveryKindOfCharacter() {
      UploadedVersion upload =
          put(unique() + "/ü é/a+b & c=%5B:ß[Zoë]/" + name("201", "01632960001"), wav(100));

      handle(upload);

      assertThat(recording(upload).scope()).isEqualTo(Scope.KEPT);
    }

    @Test
    void shouldTellOfARefusalAndLeaveTheRestOfTheBatchAlone() {
      function = function(new S3Vault(aws.s3(), "no-such-bucket"));
      UploadedVersion upload = put(unique() + "/" + name("201", "01632960001"), wav(100));
      UploadedVersion waits = put(unique() + "/page.wav", new byte[0]);

      List<String> failed = failed(List.of(message(upload), message(waits)));

      assertThat(failed).containsExactly("0");
      assertThat(tags(upload.bucket(), upload.key(), upload.version())).isEmpty();
      function = function(new S3Vault(aws.s3(), LocalAws.VAULT));
      handle(upload);
      assertThat(recording(upload).scope()).isEqualTo(Scope.KEPT);
    }
  }

  @Test
  void shouldBeWiredFromTheEnvironment() {
    function = coldFunction();
    UploadedVersion upload = put(unique() + "/" + name("201", "01632960001"), wav(100));

    handle(upload);

    assertThat(recording(upload).call().customerNumbers()).containsExactly("+441632960001");
  }

  private static ArrivalsHandler coldFunction() {
    return new ArrivalsHandler(
        new Environment(
            Map.of(
                Setting.UPLOADS_BUCKET.name(),
                LocalAws.UPLOADS,
                Setting.RECORDINGS_BUCKET.name(),
                LocalAws.VAULT,
                Setting.RECORDINGS_TABLE.name(),
                index,
                Setting.DIRECTORY_TABLE.name(),
                staff)),
        aws.s3(),
        aws.dynamoDb(),
        Policy.bundled(),
        Clock.systemUTC(),
        Log.system());
  }

  private Recording recording(UploadedVersion upload) {
    RecordingId id = new RecordingIds(new DynamoDbIdKey(aws.dynamoDb(), index)).of(upload);
    return new DynamoDbRecordings(aws.dynamoDb(), index, Clock.systemUTC()).find(id).orElseThrow();
  }

  private static HeadObjectResponse inVault(Recording recording) {
    return aws.uploader()
        .headObject(
            head ->
                head.bucket(LocalAws.VAULT)
                    .key(recording.id().value())
                    .checksumMode(ChecksumMode.ENABLED));
  }

  private static int versionsInVault(Recording recording) {
    return aws.uploader()
        .listObjectVersions(list -> list.bucket(LocalAws.VAULT).prefix(recording.id().value()))
        .versions()
        .size();
  }

  private static Map<String, String> tags(String bucket, String key, String version) {
    return aws
        .uploader()
        .getObjectTagging(get -> get.bucket(bucket).key(key).versionId(version))
        .tagSet()
        .stream()
        .collect(Collectors.toMap(Tag::key, Tag::value));
  }

  private static UploadedVersion put(String key, byte[] bytes) {
    return put(key, bytes, Map.of());
  }

  private static UploadedVersion put(String key, byte[] bytes, Map<String, String> metadata) {
    String version =
        aws.uploader()
            .putObject(
                put -> put.bucket(LocalAws.UPLOADS).key(key).metadata(metadata),
                RequestBody.fromBytes(bytes))
            .versionId();
    return new UploadedVersion(LocalAws.UPLOADS, key, version);
  }

  private void handle(UploadedVersion upload) {
    handle(message(upload));
  }

  private void handle(String message) {
    assertThat(failed(List.of(message))).isEmpty();
  }

  private List<String> failed(List<String> messages) {
    List<SQSMessage> batch = new ArrayList<>();
    for (String body : messages) {
      SQSMessage message = new SQSMessage();
      message.setMessageId(Integer.toString(batch.size()));
      message.setBody(body);
      batch.add(message);
    }
    SQSEvent event = new SQSEvent();
    event.setRecords(batch);
    return function.handleRequest(event, null).getBatchItemFailures().stream()
        .map(failure -> failure.getItemIdentifier())
        .toList();
  }

  private static String message(UploadedVersion upload) {
    // S3 leaves the slashes as they are.
    String key = URLEncoder.encode(upload.key(), StandardCharsets.UTF_8).replace("%2F", "/");
    return message(key, upload.version());
  }

  private static String message(String key, String version) {
    try {
      String sample = Files.readString(Path.of("..", "events", "recordings", "put.json"));
      var record =
          (ObjectNode)
              Json.mapper().readTree(Json.mapper().readTree(sample).at("/Records/0/body").asText());
      var object = (ObjectNode) record.at("/Records/0/s3/object");
      object.put("key", key).put("versionId", version);
      return record.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String name(String from, String to) {
    return "[]_" + from + "-" + to + "_" + local() + "(380).wav";
  }

  private String local() {
    return DateTimeFormatter.ofPattern("yyyyMMddHHmmss")
        .format(LocalDateTime.ofInstant(callStart, LONDON));
  }

  private byte[] sidecar() {
    String time = DateTimeFormatter.ISO_INSTANT.withZone(ZoneOffset.UTC).format(callStart);
    return """
    {"callStart": "%s", "callFrom": "01632960001", "callTo": "201"}
    """
        .formatted(time)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String unique() {
    return UUID.randomUUID().toString();
  }

  /** Silence: PCM, two channels, 16 kHz, 16 bits: 64 bytes a millisecond. */
  private static byte[] wav(int millis) {
    int bytes = millis * 64;
    return riff(bytes)
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 2)
        .putInt(16_000)
        .putInt(64_000)
        .putShort((short) 4)
        .putShort((short) 16)
        .put(ascii("data"))
        .putInt(bytes)
        .array();
  }

  private static ByteBuffer riff(int bytes) {
    return ByteBuffer.allocate(44 + bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt(bytes + 36)
        .put(ascii("WAVEfmt "));
  }

  /** A hundred kilobytes of something else before the audio. */
  private static byte[] wavWithLongPreface() {
    byte[] wav = wav(100);
    int preface = 100_000;
    return ByteBuffer.allocate(wav.length + preface)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(wav, 0, 36)
        .put(ascii("LIST"))
        .putInt(preface - 8)
        .position(36 + preface)
        .put(wav, 36, wav.length - 36)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
