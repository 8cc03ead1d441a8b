package earmark.recordings;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The index of recordings in DynamoDB. Queries only, each of them bounded and paged; no scans. */
public final class DynamoDbRecordings implements Recordings {
  /** The longest span that a search by day may take. */
  public static final Duration LONGEST_SPAN = Duration.ofDays(92);

  private static final int PAGE = 100;

  /** How many queries one page may take: days without calls must not make it endless. */
  private static final int MOST_QUERIES = 64;

  /** The widest repetition of local time there is, in any zone. */
  private static final Duration WIDEST_OVERLAP = Duration.ofHours(2);

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9000-01-01T00:00:00Z");

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbRecordings(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  @Override
  public Optional<Recording> find(RecordingId id) {
    Map<String, AttributeValue> key =
        Map.of(
            RecordingsTable.RECORDING_ID, fromS(id.value()),
            RecordingsTable.ITEM, fromS(DynamoDbRecordingItems.MAIN));
    Map<String, AttributeValue> item =
        dynamoDb.getItem(get -> get.tableName(table).key(key).consistentRead(true)).item();
    return item.isEmpty() || DynamoDbRecordingItems.state(item) != RecordingIndex.State.VAULTED
        ? Optional.empty()
        : Optional.of(DynamoDbRecordingItems.recording(item)).filter(this::isNotPastItsDay);
  }

  @Override
  public Page withCustomer(String number, Instant from, Instant to, Optional<Cursor> after) {
    return page(
        List.of(new Partition(RecordingsTable.BY_CUSTOMER, RecordingsTable.CUSTOMER, number)),
        from,
        to,
        after);
  }

  @Override
  public Page withStaff(String staffId, Instant from, Instant to, Optional<Cursor> after) {
    return page(
        List.of(new Partition(RecordingsTable.BY_STAFF, RecordingsTable.STAFF, staffId)),
        from,
        to,
        after);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the span is longer than {@link #LONGEST_SPAN}
   */
  @Override
  public Page between(Instant from, Instant to, Optional<Cursor> after) {
    if (Duration.between(from, to).compareTo(LONGEST_SPAN) > 0) {
      throw new IllegalArgumentException("A search by day spans 92 days at most");
    }
    return page(dayShards(from, to.plus(WIDEST_OVERLAP)), from, to, after);
  }

  private static List<Partition> dayShards(Instant from, Instant to) {
    LocalDate first = from.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate last = to.atZone(ZoneOffset.UTC).toLocalDate();
    List<Partition> shards = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (int shard = 0; shard < DynamoDbRecordingItems.SHARDS; shard++) {
        shards.add(
            new Partition(
                RecordingsTable.BY_DAY,
                RecordingsTable.DAY_SHARD,
                DynamoDbRecordingItems.dayShard(day.toString(), shard)));
      }
    }
    return shards;
  }

  /** Fills a page from one partition after the other, beginning where the last page ended. */
  private Page page(List<Partition> partitions, Instant from, Instant to, Optional<Cursor> after) {
    if (!from.isBefore(to)) {
      return new Page(List.of(), Optional.empty());
    }
    DynamoDbPageEnd place = after.map(DynamoDbPageEnd::of).orElse(DynamoDbPageEnd.START);
    List<Recording> found = new ArrayList<>();
    for (int queries = 0; queries < MOST_QUERIES && found.size() < PAGE; queries++) {
      if (place.partition() >= partitions.size()) {
        return new Page(found, Optional.empty());
      }
      Partition partition = partitions.get(place.partition());
      QueryResponse answer = query(partition, from, to, place, PAGE - found.size());
      answer.items().stream()
          .map(DynamoDbRecordingItems::recording)
          .filter(recording -> recording.call().time().liesIn(from, to))
          .filter(this::isNotPastItsDay)
          .forEach(found::add);
      place = place.next(answer.lastEvaluatedKey());
    }
    return new Page(
        found,
        place.partition() >= partitions.size() ? Optional.empty() : Optional.of(place.cursor()));
  }

  private QueryResponse query(
      Partition partition, Instant from, Instant to, DynamoDbPageEnd place, int limit) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(partition.index())
            .keyConditionExpression("#partition = :partition AND #start BETWEEN :from AND :to")
            .filterExpression("#state = :vaulted")
            .expressionAttributeNames(
                Map.of(
                    "#partition", partition.attribute(),
                    "#start", RecordingsTable.STARTS_AT,
                    "#state", DynamoDbRecordingItems.STATE))
            .expressionAttributeValues(
                Map.of(
                    ":partition", fromS(partition.value()),
                    ":from", fromS(text(from)),
                    ":to", fromS(text(bounded(to).plus(WIDEST_OVERLAP))),
                    ":vaulted", fromS(RecordingIndex.State.VAULTED.name())))
            .limit(limit);
    place.startKey(partition.attribute(), partition.value()).ifPresent(query::exclusiveStartKey);
    return dynamoDb.query(query.build());
  }

  private static String text(Instant time) {
    return DynamoDbRecordingItems.text(bounded(time));
  }

  private static Instant bounded(Instant time) {
    if (time.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return time.isAfter(LATEST) ? LATEST : time;
  }

  private boolean isNotPastItsDay(Recording recording) {
    return recording.retainUntil().isAfter(clock.instant());
  }

  /** One partition of one of the table's indexes. */
  private record Partition(String index, String attribute, String value) {}
}
