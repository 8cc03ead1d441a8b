package earmark.local.demonstration;

import earmark.recordings.RecordingsTable;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Looks at the index of recordings, as an engineer with the right to would. */
final class IndexView {
  private final DynamoDbClient dynamoDb;
  private final String table;

  IndexView(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** What has become of an upload, once it has been dealt with. */
  Optional<Entry> of(String uploadVersion) {
    return dynamoDb.scanPaginator(scan -> scan.tableName(table)).items().stream()
        .filter(item -> uploadVersion.equals(text(item, "uploadVersion")))
        .filter(item -> "recording".equals(text(item, RecordingsTable.ITEM)))
        .map(Entry::new)
        .findFirst();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
  }

  /** An item of the index. */
  record Entry(Map<String, AttributeValue> item) {
    String text(String name) {
      return IndexView.text(item, name);
    }

    long number(String name) {
      return Optional.ofNullable(item.get(name)).map(v -> Long.parseLong(v.n())).orElse(0L);
    }
  }
}
