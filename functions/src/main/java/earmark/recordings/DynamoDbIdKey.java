package earmark.recordings;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The key of the recordings' ids: made at its first use, kept in the recordings table, read once by
 * each process.
 */
final class DynamoDbIdKey implements Supplier<byte[]> {
  private static final String KEY = "key";
  private static final Map<String, AttributeValue> PLACE =
      Map.of(RecordingsTable.RECORDING_ID, fromS("id-key"), RecordingsTable.ITEM, fromS("key"));

  private final DynamoDbClient dynamoDb;
  private final String table;
  private byte[] key;

  DynamoDbIdKey(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public synchronized byte[] get() {
    if (key == null) {
      key = read().or(this::make).or(this::read).orElseThrow();
    }
    return key.clone();
  }

  private Optional<byte[]> read() {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(get -> get.tableName(table).key(PLACE).consistentRead(true)).item();
    return Optional.ofNullable(item.get(KEY)).map(value -> value.b().asByteArray());
  }

  /** Empty when another process was first. */
  private Optional<byte[]> make() {
    byte[] made = new byte[RecordingIds.KEY_BYTES];
    new SecureRandom().nextBytes(made);
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(
                      Map.of(
                          RecordingsTable.RECORDING_ID,
                          PLACE.get(RecordingsTable.RECORDING_ID),
                          RecordingsTable.ITEM,
                          PLACE.get(RecordingsTable.ITEM),
                          KEY,
                          fromB(SdkBytes.fromByteArray(made))))
                  .conditionExpression("attribute_not_exists(recordingId)"));
      return Optional.of(made);
    } catch (ConditionalCheckFailedException another) {
      return Optional.empty();
    }
  }
}
