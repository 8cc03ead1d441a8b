package earmark.recordings;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The known versions in the index's table. Finding is one query; forgetting one call an item. */
public final class DynamoDbVaultedVersions implements VaultedVersions {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbVaultedVersions(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Optional<VaultedVersion> find(RecordingId id) {
    List<Map<String, AttributeValue>> items = items(id);
    Optional<Map<String, AttributeValue>> main = named(items, DynamoDbRecordingItems.MAIN);
    if (main.filter(item -> !isVaulted(item)).isPresent()) {
      return Optional.empty();
    }
    // The main item comes first: its class is the one that changes.
    return main.or(() -> named(items, DynamoDbRecordingItems.VERSION))
        .map(item -> DynamoDbRecordingItems.vaultedVersion(item, main.isPresent()));
  }

  @Override
  public void forget(RecordingId id) {
    items(id).stream()
        .map(item -> item.get(RecordingsTable.ITEM).s())
        .sorted(Comparator.comparing(DynamoDbRecordingItems.VERSION::equals))
        .forEach(name -> remove(id, name));
  }

  private void remove(RecordingId id, String name) {
    dynamoDb.deleteItem(
        delete ->
            delete
                .tableName(table)
                .key(
                    Map.of(
                        RecordingsTable.RECORDING_ID, fromS(id.value()),
                        RecordingsTable.ITEM, fromS(name))));
  }

  private List<Map<String, AttributeValue>> items(RecordingId id) {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("#id = :id")
                    .expressionAttributeNames(Map.of("#id", RecordingsTable.RECORDING_ID))
                    .expressionAttributeValues(Map.of(":id", fromS(id.value()))))
        .items()
        .stream()
        .toList();
  }

  private static Optional<Map<String, AttributeValue>> named(
      List<Map<String, AttributeValue>> items, String name) {
    return items.stream().filter(item -> item.get(RecordingsTable.ITEM).s().equals(name)).findAny();
  }

  private static boolean isVaulted(Map<String, AttributeValue> item) {
    return DynamoDbRecordingItems.state(item) == RecordingIndex.State.VAULTED;
  }
}
