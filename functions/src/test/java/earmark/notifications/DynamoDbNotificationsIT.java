package earmark.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.platform.LocalTables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbNotificationsIT extends NotificationsContract {
  private final String table = LocalTables.create(NoticesTable.LAYOUT);
  private final Notifications notifications =
      new DynamoDbNotifications(LocalTables.client(), table);

  @Override
  Notifications notifications() {
    return notifications;
  }

  @Override
  List<Notice> notices() {
    return items().stream().map(DynamoDbNotificationsIT::notice).toList();
  }

  @Test
  void shouldLetANoticeGoAfterNinetyDays() {
    notifications.tell(NOTICE);

    assertThat(items().getFirst().get(NoticesTable.EXPIRES_AT).n())
        .isEqualTo(Long.toString(Instant.parse("2027-02-22T10:15:00Z").getEpochSecond()));
  }

  @Test
  void shouldKeepTheOldestFirstWithinASecondToo() {
    Notice later = new Notice(NOTICE.role(), NOTICE.kind(), "later", NOTICE.at().plusMillis(5));
    notifications.tell(later);
    notifications.tell(NOTICE);

    // Of one partition, DynamoDB answers in the order of the sort key.
    assertThat(notices()).containsExactly(NOTICE, later);
  }

  private List<Map<String, AttributeValue>> items() {
    return LocalTables.client().scan(scan -> scan.tableName(table).consistentRead(true)).items();
  }

  private static Notice notice(Map<String, AttributeValue> item) {
    return new Notice(
        item.get(NoticesTable.ROLE).s(),
        Notice.Kind.valueOf(item.get("kind").s()),
        item.get("about").s(),
        Instant.parse(item.get("at").s()));
  }
}
