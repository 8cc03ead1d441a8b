package earmark.recordings;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import earmark.recordings.RecordingIndex.Waiting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The list of what waits for a person. */
public final class DynamoDbWaiting {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbWaiting(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * The uploads that have waited longest.
   *
   * @param most how many, at most 100
   */
  public List<Entry> first(int most) {
    int limit = Math.clamp(most, 1, 100);
    return IntStream.range(0, DynamoDbRecordingItems.SHARDS)
        .boxed()
        .flatMap(shard -> shard(shard, limit))
        .sorted(Comparator.comparing(Entry::arrivedAt))
        .limit(limit)
        .toList();
  }

  private Stream<Entry> shard(int shard, int limit) {
    return dynamoDb
        .query(
            query ->
                query
                    .tableName(table)
                    .indexName(RecordingsTable.WAITING)
                    .keyConditionExpression("#shard = :shard")
                    .expressionAttributeNames(Map.of("#shard", RecordingsTable.WAITING_SHARD))
                    .expressionAttributeValues(
                        Map.of(":shard", fromS(DynamoDbRecordingItems.waitingShard(shard))))
                    .limit(limit))
        .items()
        .stream()
        .map(
            item -> {
              Waiting waiting = DynamoDbRecordingItems.waiting(item);
              return new Entry(
                  new RecordingId(item.get(RecordingsTable.RECORDING_ID).s()),
                  waiting.reason(),
                  waiting.arrivedAt());
            });
  }

  /**
   * An upload that waits for a person.
   *
   * @param id the id its recording will have
   * @param arrivedAt when it was uploaded
   */
  public record Entry(RecordingId id, WaitReason reason, Instant arrivedAt) {}
}
