package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import earmark.platform.LocalTables;
import earmark.policy.RetentionClass;
import earmark.recordings.RecordingIndex.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbVaultedVersionsIT {
  private static final UploadedVersion UPLOAD = new UploadedVersion("uploads", "a key", "v1");
  private static final RecordingId ID = new RecordingIds(() -> new byte[] {1}).of(UPLOAD);
  private static final Instant TEN = Instant.parse("2026-11-24T10:00:00Z");

  private final String table = LocalTables.create(RecordingsTable.LAYOUT);
  private final DynamoDbRecordingIndex index =
      new DynamoDbRecordingIndex(LocalTables.client(), table);
  private final DynamoDbVaultedVersions versions =
      new DynamoDbVaultedVersions(LocalTables.client(), table);

  @Test
  void shouldKnowWhatWasEntered() {
    index.enter(recording(), UPLOAD);

    assertThat(versions.find(ID)).contains(version(RetentionClass.STANDARD, true));
  }

  @Test
  void shouldKnowNothingOfWhatIsNotInTheVault() {
    assertThat(versions.find(ID)).isEmpty();

    index.enterWaiting(ID, new Waiting(UPLOAD, WaitReason.NO_TIME, TEN));

    assertThat(versions.find(ID)).isEmpty();
  }

  @Test
  void shouldKnowTheVersionWhenTtlTookTheRows() {
    index.enter(recording(), UPLOAD);
    items().stream().filter(item -> item.containsKey("expiresAt")).forEach(this::delete);

    assertThat(versions.find(ID)).contains(version(RetentionClass.STANDARD, false));
  }

  @Test
  void shouldKeepNoWordAboutAPersonBeyondTheRows() {
    index.enter(recording(), UPLOAD);

    assertThat(items())
        .filteredOn(item -> !item.containsKey("expiresAt"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.toString()).doesNotContain("01632", "adviser", "a key");
              assertThat(item)
                  .containsOnlyKeys(
                      "recordingId",
                      "item",
                      "formatVersion",
                      "startsAt",
                      "bytes",
                      "retentionClass",
                      "vaultVersion",
                      "sha256");
            });
  }

  @Test
  void shouldKnowTheClassThatTheRowHasNow() {
    index.enter(recording(), UPLOAD);
    LocalTables.client()
        .updateItem(
            update ->
                update
                    .tableName(table)
                    .key(key("recording"))
                    .updateExpression("SET retentionClass = :erase")
                    .expressionAttributeValues(Map.of(":erase", fromS("erase"))));

    assertThat(versions.find(ID)).contains(version(new RetentionClass("erase"), true));
  }

  @Test
  void shouldKnowWhatWasEnteredBeforeThereWasAnItemForIt() {
    index.enter(recording(), UPLOAD);
    items().stream().filter(item -> item.get("item").s().equals("version")).forEach(this::delete);

    assertThat(versions.find(ID)).contains(version(RetentionClass.STANDARD, true));
  }

  @Test
  void shouldForgetEveryRowOfOneRecording() {
    index.enter(recording(), UPLOAD);
    RecordingId other = new RecordingIds(() -> new byte[] {2}).of(UPLOAD);
    index.enterWaiting(other, new Waiting(UPLOAD, WaitReason.NO_TIME, TEN));
    assertThat(items()).hasSize(4);

    versions.forget(ID);

    assertThat(items())
        .singleElement()
        .satisfies(item -> assertThat(item.get("recordingId").s()).isEqualTo(other.value()));
    versions.forget(ID);
  }

  @Test
  void shouldStillKnowTheVersionWhereverForgettingDies() {
    // One query, then a call for each of three items: it dies before each of those.
    for (int dies = 2; dies <= 4; dies++) {
      index.enter(recording(), UPLOAD);
      List<String> calls = new ArrayList<>();
      int last = dies;
      DynamoDbVaultedVersions dying =
          new DynamoDbVaultedVersions(
              LocalTables.client(
                  call -> {
                    calls.add(call);
                    if (calls.size() == last) {
                      throw new IllegalStateException("dead");
                    }
                  }),
              table);

      assertThatThrownBy(() -> dying.forget(ID)).hasMessageContaining("dead");
      assertThat(versions.find(ID)).as("dead before call " + dies).isPresent();

      versions.forget(ID);
      assertThat(items()).isEmpty();
    }
  }

  private List<Map<String, AttributeValue>> items() {
    return LocalTables.client().scan(scan -> scan.tableName(table).consistentRead(true)).items();
  }

  private void delete(Map<String, AttributeValue> item) {
    LocalTables.client()
        .deleteItem(delete -> delete.tableName(table).key(key(item.get("item").s())));
  }

  private static Map<String, AttributeValue> key(String item) {
    return Map.of("recordingId", fromS(ID.value()), "item", fromS(item));
  }

  private static VaultedVersion version(RetentionClass retentionClass, boolean indexed) {
    return new VaultedVersion(
        ID, "vault version", retentionClass, TEN, "c2hhMjU2", 790_124, indexed);
  }

  private static Recording recording() {
    return new Recording(
        ID,
        new Call(
            new CallTime(TEN, Optional.empty(), CallTime.Source.NAME_LOCAL, CallTime.Doubt.NONE),
            Call.Direction.INBOUND,
            List.of(
                new Party.Customer(Optional.of("+441632960001")),
                new Party.Customer(Optional.of("+441632960002")),
                new Party.StaffMember("adviser-1", "student-adviser", "201"))),
        new Audio(Audio.Codec.WAV_PCM, 2, 16_000, Optional.of(Duration.ofMillis(12_345)), 790_124L),
        Scope.KEPT,
        RetentionClass.STANDARD,
        "vault version",
        "c2hhMjU2",
        TEN.atZone(Scene.LONDON).plusYears(3).toInstant(),
        TEN);
  }
}
