package earmark.notifications;

import earmark.platform.SortableTime;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Notices in DynamoDB, a partition for each role, oldest first. Each is gone by itself {@link
 * #KEPT} after what it tells of. One call for a notice.
 */
public final class DynamoDbNotifications implements Notifications {
  /** How long a notice stays. */
  public static final Duration KEPT = Duration.ofDays(90);

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbNotifications(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public void tell(Notice notice) {
    dynamoDb.putItem(put -> put.tableName(table).item(item(notice)));
  }

  // Who tells something twice tells it with the time it happened, so the key is the same again.
  private static Map<String, AttributeValue> item(Notice notice) {
    long expires = notice.at().plus(KEPT).getEpochSecond();
    return Map.of(
        NoticesTable.ROLE,
        AttributeValue.fromS(notice.role()),
        NoticesTable.NOTICE,
        AttributeValue.fromS(
            SortableTime.of(notice.at()) + "#" + notice.kind() + "#" + notice.about()),
        "kind",
        AttributeValue.fromS(notice.kind().name()),
        "about",
        AttributeValue.fromS(notice.about()),
        "at",
        AttributeValue.fromS(notice.at().toString()),
        NoticesTable.EXPIRES_AT,
        AttributeValue.fromN(Long.toString(expires)));
  }
}
