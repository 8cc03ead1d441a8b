package earmark.transcripts;

import earmark.platform.Environment;
import earmark.platform.Setting;
import earmark.recordings.RecordingId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The entries in DynamoDB. One call for each method. */
final class DynamoDbTranscriptions implements Transcriptions {
  private static final int PAGE = 50;

  private final DynamoDbClient dynamoDb;
  private final String table;

  DynamoDbTranscriptions(DynamoDbClient dynamoDb, Environment environment) {
    this.dynamoDb = dynamoDb;
    this.table = environment.get(Setting.TRANSCRIPTS_TABLE);
  }

  @Override
  public Optional<Transcription> find(RecordingId id) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                get ->
                    get.tableName(table)
                        .key(
                            Map.of(TranscriptsTable.RECORDING_ID, AttributeValue.fromS(id.value())))
                        .consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(TranscriptionItem.read(item));
  }

  @Override
  public Optional<Transcription> add(Transcription transcription) {
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(TranscriptionItem.write(transcription))
                  .conditionExpression("attribute_not_exists(#id)")
                  .expressionAttributeNames(Map.of("#id", TranscriptsTable.RECORDING_ID))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(TranscriptionItem.read(e.item()));
    }
  }

  @Override
  public boolean change(Transcription changed) {
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(TranscriptionItem.write(changed))
                  .conditionExpression("#revision = :before")
                  .expressionAttributeNames(Map.of("#revision", TranscriptsTable.REVISION))
                  .expressionAttributeValues(
                      Map.of(":before", TranscriptionItem.number(changed.revision() - 1))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Override
  public Page unfinished(Optional<Cursor> after) {
    QueryResponse page =
        dynamoDb.query(
            query ->
                query
                    .tableName(table)
                    .indexName(TranscriptsTable.BY_UNFINISHED)
                    .keyConditionExpression("#unfinished = :yes")
                    .expressionAttributeNames(Map.of("#unfinished", TranscriptsTable.UNFINISHED))
                    .expressionAttributeValues(
                        Map.of(":yes", AttributeValue.fromS(TranscriptsTable.YES)))
                    .exclusiveStartKey(after.map(DynamoDbTranscriptions::startKey).orElse(null))
                    .limit(PAGE));
    List<Transcription> entries = page.items().stream().map(TranscriptionItem::read).toList();
    return new Page(
        entries,
        page.hasLastEvaluatedKey() && !entries.isEmpty()
            ? Optional.of(new Cursor(entries.getLast()))
            : Optional.empty());
  }

  private static Map<String, AttributeValue> startKey(Cursor after) {
    return Map.of(
        TranscriptsTable.RECORDING_ID, AttributeValue.fromS(after.last().id().value()),
        TranscriptsTable.UNFINISHED, AttributeValue.fromS(TranscriptsTable.YES),
        TranscriptsTable.REQUESTED_AT, TranscriptionItem.time(after.last().requestedAt()));
  }
}
