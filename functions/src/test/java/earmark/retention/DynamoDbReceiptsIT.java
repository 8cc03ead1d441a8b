package earmark.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.platform.LocalTables;
import earmark.policy.RetentionClass;
import earmark.recordings.RecordingId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class DynamoDbReceiptsIT extends ReceiptsContract {
  private final String table = LocalTables.create(ReceiptsTable.LAYOUT);
  private final List<String> calls = new ArrayList<>();
  private final Receipts receipts = new DynamoDbReceipts(LocalTables.client(calls::add), table);

  @Override
  Receipts receipts() {
    return receipts;
  }

  @Override
  List<Receipt> written() {
    return items().stream().map(DynamoDbReceiptsIT::receipt).toList();
  }

  @Test
  void shouldInsertAndDoNothingElse() {
    receipts.write(RECEIPT);
    receipts.write(RECEIPT);

    assertThat(calls).containsOnly("ExecuteStatement");
  }

  @Test
  void shouldBeFoundByTheDayOfDeletion() {
    receipts.write(RECEIPT);

    assertThat(
            LocalTables.client()
                .query(
                    query ->
                        query
                            .tableName(table)
                            .indexName(ReceiptsTable.BY_DAY)
                            .keyConditionExpression("dayOfDeletion = :day")
                            .expressionAttributeValues(
                                Map.of(":day", AttributeValue.fromS("2026-11-25"))))
                .items())
        .hasSize(1);
  }

  @Test
  void shouldSayNothingOfAPerson() {
    receipts.write(RECEIPT);

    assertThat(items().getFirst())
        .containsOnlyKeys(
            "recordingId",
            "vaultVersion",
            "retentionClass",
            "rule",
            "dayOfCall",
            "dayOfDeletion",
            "sha256",
            "bytes",
            "formatVersion");
  }

  @Test
  void shouldFailWhenItCannotBeWritten() {
    Receipts nowhere = new DynamoDbReceipts(LocalTables.client(), "no-such-table");

    assertThatThrownBy(() -> nowhere.write(RECEIPT)).isInstanceOf(DynamoDbException.class);
  }

  private List<Map<String, AttributeValue>> items() {
    return LocalTables.client().scan(scan -> scan.tableName(table).consistentRead(true)).items();
  }

  private static Receipt receipt(Map<String, AttributeValue> item) {
    return new Receipt(
        new RecordingId(item.get("recordingId").s()),
        item.get("vaultVersion").s(),
        new RetentionClass(item.get("retentionClass").s()),
        item.get("rule").s(),
        LocalDate.parse(item.get("dayOfCall").s()),
        LocalDate.parse(item.get("dayOfDeletion").s()),
        item.get("sha256").s(),
        Long.parseLong(item.get("bytes").n()));
  }
}
