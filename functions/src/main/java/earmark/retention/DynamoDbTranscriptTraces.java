package earmark.retention;

import earmark.recordings.RecordingId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How far a transcript was: the item of the transcripts' table. One call. */
final class DynamoDbTranscriptTraces implements Traces {
  /** The table's only key; its layout is that of the package {@code transcripts}, below this. */
  static final String RECORDING_ID = "recordingId";

  private final DynamoDbClient dynamoDb;
  private final String table;

  DynamoDbTranscriptTraces(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public void remove(RecordingId id) {
    dynamoDb.deleteItem(
        delete ->
            delete.tableName(table).key(Map.of(RECORDING_ID, AttributeValue.fromS(id.value()))));
  }
}
