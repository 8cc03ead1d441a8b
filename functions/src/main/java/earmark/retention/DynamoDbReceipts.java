package earmark.retention;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import earmark.platform.LostRace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * Receipts in DynamoDB, by PartiQL's INSERT alone: it cannot overwrite, and no function has another
 * right to write here. One call.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.insert.html">PartiQL
 *     insert statements for DynamoDB</a>
 */
final class DynamoDbReceipts implements Receipts {
  private final DynamoDbClient dynamoDb;
  private final String table;

  DynamoDbReceipts(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public void write(Receipt receipt) {
    Map<String, AttributeValue> item = item(receipt);
    try {
      dynamoDb.executeStatement(
          insert -> insert.statement(statement(item)).parameters(List.copyOf(item.values())));
    } catch (DynamoDbException e) {
      if (!LostRace.is(e)) {
        throw e;
      }
    }
  }

  private String statement(Map<String, AttributeValue> item) {
    return item.keySet().stream()
        .map(name -> "'" + name + "': ?")
        .collect(Collectors.joining(", ", "INSERT INTO \"" + table + "\" VALUE {", "}"));
  }

  private static Map<String, AttributeValue> item(Receipt receipt) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    item.put(ReceiptsTable.RECORDING_ID, fromS(receipt.id().value()));
    item.put(ReceiptsTable.VERSION, fromS(receipt.version()));
    item.put(ReceiptsTable.RETENTION_CLASS, fromS(receipt.retentionClass().tag()));
    item.put(ReceiptsTable.RULE, fromS(receipt.rule()));
    item.put(ReceiptsTable.DAY_OF_CALL, fromS(receipt.dayOfCall().toString()));
    item.put(ReceiptsTable.DAY_OF_DELETION, fromS(receipt.dayOfDeletion().toString()));
    item.put(ReceiptsTable.SHA256, fromS(receipt.sha256()));
    item.put(ReceiptsTable.BYTES, fromN(Long.toString(receipt.bytes())));
    item.put("formatVersion", fromN("1"));
    return item;
  }
}
