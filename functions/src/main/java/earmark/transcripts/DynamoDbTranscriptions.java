package earmark.transcripts;

import earmark.platform.Environment;
import earmark.platform.Setting;
import earmark.recordings.RecordingId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
  private final Clock clock;

  DynamoDbTranscriptions(DynamoDbClient dynamoDb, Environment environment, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = environment.get(Setting.TRANSCRIPTS_TABLE);
    this.clock = clock;
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
    return Optional.of(item)
        .filter(Predicate.not(Map::isEmpty))
        .map(DynamoDbTranscriptionItem::read)
        .filter(this::lasts);
  }

  @Override
  public Optional<Transcription> add(Transcription transcription) {
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(DynamoDbTranscriptionItem.write(transcription))
                  .conditionExpression("attribute_not_exists(#id) OR #expires <= :now")
                  .expressionAttributeNames(
                      Map.of(
                          "#id",
                          TranscriptsTable.RECORDING_ID,
                          "#expires",
                          TranscriptsTable.EXPIRES_AT))
                  .expressionAttributeValues(
                      Map.of(
                          ":now",
                          DynamoDbTranscriptionItem.number(clock.instant().getEpochSecond())))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(DynamoDbTranscriptionItem.read(e.item()));
    }
  }

  @Override
  public boolean change(Transcription changed) {
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(DynamoDbTranscriptionItem.write(changed))
                  .conditionExpression("#revision = :before")
                  .expressionAttributeNames(Map.of("#revision", TranscriptsTable.REVISION))
                  .expressionAttributeValues(
                      Map.of(":before", DynamoDbTranscriptionItem.number(changed.revision() - 1))));
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
    List<Transcription> entries =
        page.items().stream().map(DynamoDbTranscriptionItem::read).toList();
    return new Page(
        entries.stream().filter(this::lasts).toList(),
        page.hasLastEvaluatedKey() && !entries.isEmpty()
            ? Optional.of(new Cursor(entries.getLast()))
            : Optional.empty());
  }

  private boolean lasts(Transcription entry) {
    return !entry.expired(clock.instant());
  }

  private static Map<String, AttributeValue> startKey(Cursor after) {
    return Map.of(
        TranscriptsTable.RECORDING_ID, AttributeValue.fromS(after.last().id().value()),
        TranscriptsTable.UNFINISHED, AttributeValue.fromS(TranscriptsTable.YES),
        TranscriptsTable.REQUESTED_AT, DynamoDbTranscriptionItem.time(after.last().requestedAt()));
  }
}
