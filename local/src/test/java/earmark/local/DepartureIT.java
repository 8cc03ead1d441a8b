package earmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import earmark.local.calls.AwsCall;
import earmark.local.lambda.LocalLambda;
import earmark.local.samples.SampleCall;
import earmark.local.samples.SampleCalls;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Place;
import earmark.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A recording leaves the vault: what S3 says of it goes through the template's queue to the
 * function, and every other place is emptied. An administrator deletes here, past the lock, as
 * nobody can on AWS.
 */
class DepartureIT {
  private static final ZoneId ZONE = Policy.bundled().timeZone();
  private static final Clock CLOCK = Clock.system(ZONE);
  private static final String FUNCTION = "ForgetRecording";

  @TempDir private static Path directory;
  private static final Queue<AwsCall> CALLS = new ConcurrentLinkedQueue<>();
  private static LocalStack stack;
  private static S3Client administrator;
  private static DynamoDbClient dynamoDb;

  @BeforeAll
  static void start() {
    stack = LocalStack.start(LocalSettings.of(root()).withPorts(Ports.ANY).withData(directory));
    stack.calls().watch(CALLS::add);
    new Seed(stack).plant();
    administrator = stack.s3As(stack.administrator());
    dynamoDb = stack.dynamoDbAs(stack.administrator());
  }

  @AfterAll
  static void stop() {
    administrator.close();
    dynamoDb.close();
    stack.close();
  }

  @Test
  void shouldForgetARecordingOnlyWhenItsVersionIsGoneAndThenEverywhere() throws Exception {
    Map<String, AttributeValue> row = uploadACall();
    String id = row.get("recordingId").s();
    String vault = stack.bucket("Recordings/Vault");
    makeTracesOf(id);

    // When a delete marker is put on it, and taken away again
    String marker = administrator.deleteObject(delete -> delete.bucket(vault).key(id)).versionId();
    Eventually.until(() -> logged("\"outcome\":\"hidden\""));
    administrator.deleteObject(delete -> delete.bucket(vault).key(id).versionId(marker));
    Eventually.until(() -> logged("\"outcome\":\"other-version\""));

    // Then nothing is forgotten
    assertThat(rows(id)).contains(row);
    assertThat(isInCasework("transcripts/" + id + ".json")).isTrue();
    assertThat(receipts()).isEmpty();

    // When the version itself is deleted
    administrator.deleteObject(
        delete ->
            delete
                .bucket(vault)
                .key(id)
                .versionId(row.get("vaultVersion").s())
                .bypassGovernanceRetention(true));
    Eventually.until(() -> logged("\"outcome\":\"forgotten\""));

    // Then nothing is left of it but the receipt
    assertThat(rows(id)).isEmpty();
    assertThat(transcript(id)).isEmpty();
    assertThat(isInCasework("transcripts/" + id + ".json")).isFalse();
    assertThat(isInCasework("work/" + id + ".wav")).isFalse();
    assertThat(receipts())
        .singleElement()
        .satisfies(
            receipt -> {
              assertThat(receipt.get("recordingId").s()).isEqualTo(id);
              assertThat(receipt.get("sha256")).isEqualTo(row.get("sha256"));
              assertThat(receipt.get("retentionClass").s()).isEqualTo("standard");
              assertThat(receipt.get("dayOfCall").s())
                  .isEqualTo(
                      Instant.parse(row.get("startsAt").s()).atZone(ZONE).toLocalDate().toString());
              assertThat(receipt.get("dayOfDeletion").s())
                  .isIn(
                      LocalDate.now(CLOCK).toString(),
                      LocalDate.now(CLOCK).minusDays(1).toString());
            });
    Eventually.until(() -> stack.queueDepth("Departures/Queue") == 0);
    assertThat(stack.messages("Departures/DeadLetters")).isEmpty();
    onlyWhatItsRoleAllows();
  }

  private static void onlyWhatItsRoleAllows() {
    RolePermissions permissions =
        new RolePermissions(
            CloudAssembly.read(
                LocalSettings.of(root()).templates(),
                new Place(Policy.bundled().region(), stack.apiEndpoint())));
    List<AwsCall> calls =
        CALLS.stream()
            .filter(call -> call.accessKeyId().equals(LocalLambda.accessKeyIdOf(FUNCTION)))
            .toList();

    assertThat(calls)
        .isNotEmpty()
        .allMatch(call -> permissions.allow(FUNCTION, call))
        .noneMatch(call -> call.resource().contains(stack.bucket("Recordings/Vault")))
        .noneMatch(call -> call.resource().contains(stack.bucket("Recordings/Uploads")));
  }

  /** Uploads a call, and answers its row when it is in the vault. */
  private static Map<String, AttributeValue> uploadACall() throws Exception {
    Path recordings = root().resolve("events/recordings");
    SampleCall sample =
        SampleCalls.read(recordings).stream()
            .filter(call -> !call.metadata().isEmpty())
            .findFirst()
            .orElseThrow();
    Instant start = sample.start(CLOCK, ZONE);
    try (S3Client phoneSystem = stack.s3As(stack.phoneSystem())) {
      phoneSystem.putObject(
          put ->
              put.bucket(stack.bucket("Recordings/Uploads"))
                  .key(sample.key(start, ZONE))
                  .metadata(sample.metadata(start, ZONE)),
          RequestBody.fromFile(recordings.resolve(sample.audio())));
    }
    Eventually.until(() -> !vaulted().isEmpty());
    return vaulted().getFirst();
  }

  private static List<Map<String, AttributeValue>> vaulted() {
    return dynamoDb.scan(scan -> scan.tableName(stack.table("Recordings/Index"))).items().stream()
        .filter(item -> item.get("item").s().equals("recording"))
        .filter(item -> item.get("state").s().equals("VAULTED"))
        .toList();
  }

  private static void makeTracesOf(String id) {
    for (String key : List.of("transcripts/" + id + ".json", "work/" + id + ".wav")) {
      administrator.putObject(
          put -> put.bucket(stack.bucket("Casework/Files")).key(key),
          RequestBody.fromString("what was said"));
    }
    dynamoDb.putItem(
        put ->
            put.tableName(stack.table("Transcripts/Progress"))
                .item(Map.of("recordingId", fromS(id), "state", fromS("READY"))));
  }

  private static List<Map<String, AttributeValue>> rows(String id) {
    return dynamoDb
        .query(
            query ->
                query
                    .tableName(stack.table("Recordings/Index"))
                    .consistentRead(true)
                    .keyConditionExpression("recordingId = :id")
                    .expressionAttributeValues(Map.of(":id", fromS(id))))
        .items();
  }

  private static Map<String, AttributeValue> transcript(String id) {
    return dynamoDb
        .getItem(
            get ->
                get.tableName(stack.table("Transcripts/Progress"))
                    .key(Map.of("recordingId", fromS(id))))
        .item();
  }

  private static List<Map<String, AttributeValue>> receipts() {
    return dynamoDb.scan(scan -> scan.tableName(stack.table("Retention/Receipts"))).items();
  }

  private static boolean isInCasework(String key) {
    try {
      var _ =
          administrator.headObject(head -> head.bucket(stack.bucket("Casework/Files")).key(key));
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    }
  }

  private static boolean logged(String text) {
    try {
      Path log = stack.logOf(FUNCTION);
      return Files.exists(log) && Files.readString(log).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }
}
