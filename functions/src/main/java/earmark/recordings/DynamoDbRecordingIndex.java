package earmark.recordings;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** The index of recordings in DynamoDB, as arrivals write it: one conditional write each. */
final class DynamoDbRecordingIndex implements RecordingIndex {
  private static final String NOT_YET = "attribute_not_exists(#state)";
  private static final String NOT_YET_OR_WAITING = NOT_YET + " OR #state = :waiting";
  private static final String NOT_YET_IN_THE_VAULT = NOT_YET + " OR #state <> :vaulted";
  private static final Map<String, String> NAMES = Map.of("#state", DynamoDbRecordingItems.STATE);
  private static final Map<String, AttributeValue> WAITING =
      Map.of(":waiting", fromS(State.WAITING.name()));
  private static final Map<String, AttributeValue> VAULTED =
      Map.of(":vaulted", fromS(State.VAULTED.name()));

  private final DynamoDbClient dynamoDb;
  private final String table;

  DynamoDbRecordingIndex(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Optional<State> state(RecordingId id) {
    Map<String, AttributeValue> key =
        Map.of(
            RecordingsTable.RECORDING_ID, fromS(id.value()),
            RecordingsTable.ITEM, fromS(DynamoDbRecordingItems.MAIN));
    Map<String, AttributeValue> item =
        dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(DynamoDbRecordingItems.state(item));
  }

  @Override
  public State enter(Recording recording, UploadedVersion upload) {
    return transact(DynamoDbRecordingItems.of(recording, upload));
  }

  @Override
  public State enterOutOfScope(
      RecordingId id, Call call, UploadedVersion upload, Instant forgetAt) {
    Map<String, AttributeValue> item =
        DynamoDbRecordingItems.outOfScope(id, call, upload, forgetAt);
    return put(item, State.OUT_OF_SCOPE, NOT_YET_OR_WAITING, WAITING);
  }

  @Override
  public State enterWaiting(RecordingId id, Waiting waiting) {
    Map<String, AttributeValue> item = DynamoDbRecordingItems.waiting(id, waiting);
    return put(item, State.WAITING, NOT_YET_OR_WAITING, WAITING);
  }

  /** Writes an item, or answers what stands there instead. */
  private State put(
      Map<String, AttributeValue> item,
      State state,
      String condition,
      Map<String, AttributeValue> values) {
    try {
      dynamoDb.putItem(
          PutItemRequest.builder()
              .tableName(table)
              .item(item)
              .conditionExpression(condition)
              .expressionAttributeNames(NAMES)
              .expressionAttributeValues(values)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .build());
      return state;
    } catch (ConditionalCheckFailedException taken) {
      return DynamoDbRecordingItems.state(taken.item());
    }
  }

  /** The main item decides for all. */
  private State transact(List<Map<String, AttributeValue>> items) {
    Put.Builder main =
        Put.builder()
            .tableName(table)
            .item(items.getFirst())
            .conditionExpression(NOT_YET_IN_THE_VAULT)
            .expressionAttributeNames(NAMES)
            .expressionAttributeValues(VAULTED)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    Stream<Put> further =
        items.stream().skip(1).map(item -> Put.builder().tableName(table).item(item).build());
    List<TransactWriteItem> writes =
        Stream.concat(Stream.of(main.build()), further)
            .map(put -> TransactWriteItem.builder().put(put).build())
            .toList();
    try {
      dynamoDb.transactWriteItems(transaction -> transaction.transactItems(writes));
      return State.VAULTED;
    } catch (TransactionCanceledException cancelled) {
      return taken(cancelled);
    }
  }

  private static State taken(TransactionCanceledException cancelled) {
    CancellationReason main = cancelled.cancellationReasons().getFirst();
    if ("ConditionalCheckFailed".equals(main.code())) {
      return DynamoDbRecordingItems.state(main.item());
    }
    throw cancelled;
  }
}
