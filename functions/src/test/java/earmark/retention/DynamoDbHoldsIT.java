package earmark.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import earmark.platform.LocalTables;
import earmark.recordings.RecordingId;
import earmark.recordings.RecordingsTable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The table keeps what the port promises, on rows as the index has them. */
class DynamoDbHoldsIT extends HoldsContract {
  private final DynamoDbClient dynamoDb = LocalTables.client();
  private final String index = LocalTables.create(RecordingsTable.LAYOUT);
  private final DynamoDbHolds holds =
      new DynamoDbHolds(dynamoDb, LocalTables.create(HoldsTable.LAYOUT), index);

  @Override
  Holds holds() {
    return holds;
  }

  /** Two parties, hence two rows; and one that tells of no person and has no day. */
  @Override
  void vaulted(RecordingId id) {
    for (String row : List.of("recording", "party-1")) {
      put(id, row, "VAULTED");
    }
    dynamoDb.putItem(put -> put.tableName(index).item(key(id, "version")));
  }

  private void put(RecordingId id, String row, String state) {
    Map<String, AttributeValue> item = new HashMap<>(key(id, row));
    item.put("state", fromS(state));
    item.put("vaultVersion", fromS(VERSION));
    item.put("retainUntil", fromS("2029-11-20T14:32:10.000Z"));
    item.put(
        RecordingsTable.EXPIRES_AT,
        fromN(Long.toString(UNTIL.plus(Duration.ofDays(60)).getEpochSecond())));
    dynamoDb.putItem(put -> put.tableName(index).item(item));
  }

  private static Map<String, AttributeValue> key(RecordingId id, String row) {
    return Map.of(
        RecordingsTable.RECORDING_ID, fromS(id.value()), RecordingsTable.ITEM, fromS(row));
  }

  @Override
  Optional<Instant> forgetAt(RecordingId id) {
    Set<Optional<Instant>> days =
        List.of("recording", "party-1").stream()
            .map(row -> item(id, row).get(RecordingsTable.EXPIRES_AT))
            .map(
                day ->
                    Optional.ofNullable(day)
                        .map(value -> Instant.ofEpochSecond(Long.parseLong(value.n()))))
            .collect(Collectors.toSet());
    assertThat(days).as("every row goes with the others").hasSize(1);
    assertThat(item(id, "version")).doesNotContainKey(RecordingsTable.EXPIRES_AT);
    return days.iterator().next();
  }

  private Map<String, AttributeValue> item(RecordingId id, String row) {
    return dynamoDb
        .getItem(get -> get.tableName(index).key(key(id, row)).consistentRead(true))
        .item();
  }

  @Test
  void shouldHoldNothingThatWaitsOrIsOutOfScope() {
    put(CALL, "recording", "WAITING");

    assertThat(holds.recording(CALL)).isEmpty();
  }

  @Test
  void shouldMakeNoRowOfOneThatIsGone() {
    vaulted(CALL);
    Holds.Held before = holds.recording(CALL).orElseThrow();
    dynamoDb.deleteItem(delete -> delete.tableName(index).key(key(CALL, "party-1")));

    assertThat(holds.place(hold(FIRST), before)).isEqualTo(Holds.Placing.CHANGED);
    assertThat(item(CALL, "party-1")).isEmpty();
    assertThat(holds.of(CALL)).isEmpty();
  }
}
