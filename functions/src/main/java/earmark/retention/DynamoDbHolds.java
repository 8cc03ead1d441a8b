package earmark.retention;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import earmark.recordings.RecordingId;
import earmark.recordings.RecordingsTable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Holds in DynamoDB: an item each in their own table, and on the recording's main item in the index
 * how many are open, how often the last one was released, and since when the legal hold is being
 * lifted. Reads are strongly consistent but for the list of what is to be reviewed. One call each.
 */
public final class DynamoDbHolds implements Holds {
  static final String OPEN_HOLDS = "openHolds";
  static final String HOLD_EPOCH = "holdEpoch";
  static final String LIFTING_SINCE = "liftingSince";

  private static final String MAIN = "recording";
  private static final String STATE = "state";
  private static final String VAULTED = "VAULTED";
  private static final String VAULT_VERSION = "vaultVersion";
  private static final String RETAIN_UNTIL = "retainUntil";

  /** How long the index outlives the recording, and a release at the least. */
  private static final Duration SECOND_LINE = Duration.ofDays(60);

  private static final int SHARDS = 4;
  private static final int MOST_OVERDUE = 1000;

  private final DynamoDbClient dynamoDb;
  private final String holds;
  private final String index;

  /**
   * Works on these tables.
   *
   * @param holds laid out as {@link HoldsTable}
   * @param index laid out as {@link RecordingsTable}
   */
  public DynamoDbHolds(DynamoDbClient dynamoDb, String holds, String index) {
    this.dynamoDb = dynamoDb;
    this.holds = holds;
    this.index = index;
  }

  @Override
  public Optional<Held> recording(RecordingId id) {
    List<Map<String, AttributeValue>> rows = partition(index, RecordingsTable.RECORDING_ID, id);
    return rows.stream()
        .filter(row -> row.get(RecordingsTable.ITEM).s().equals(MAIN))
        .filter(row -> row.get(STATE).s().equals(VAULTED))
        .findFirst()
        .map(main -> held(id, main, rows));
  }

  // An item without a state tells of no person, and has no day on which it goes.
  private static Held held(
      RecordingId id, Map<String, AttributeValue> main, List<Map<String, AttributeValue>> rows) {
    return new Held(
        id,
        main.get(VAULT_VERSION).s(),
        Instant.parse(main.get(RETAIN_UNTIL).s()),
        rows.stream()
            .filter(row -> row.containsKey(STATE))
            .map(row -> row.get(RecordingsTable.ITEM).s())
            .toList(),
        (int) number(main, OPEN_HOLDS),
        number(main, HOLD_EPOCH),
        Optional.ofNullable(main.get(LIFTING_SINCE)).map(value -> Instant.parse(value.s())));
  }

  @Override
  public List<Hold> of(RecordingId id) {
    return partition(holds, HoldsTable.RECORDING_ID, id).stream().map(DynamoDbHolds::hold).toList();
  }

  @Override
  public Optional<Hold> find(RecordingId id, HoldId hold) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(get -> get.tableName(holds).key(holdKey(id, hold)).consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(hold(item));
  }

  @Override
  public Placing place(Hold hold, Held seen) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(
        TransactWriteItem.builder()
            .put(
                Put.builder()
                    .tableName(holds)
                    .item(item(hold))
                    .conditionExpression("attribute_not_exists(#hold)")
                    .expressionAttributeNames(Map.of("#hold", HoldsTable.HOLD_ID))
                    .build())
            .build());
    for (String row : seen.rows()) {
      writes.add(write(row.equals(MAIN) ? counted(seen) : kept(seen.id(), row)));
    }
    try {
      dynamoDb.transactWriteItems(transaction -> transaction.transactItems(writes));
      return Placing.PLACED;
    } catch (TransactionCanceledException e) {
      return failed(e.cancellationReasons().getFirst()) ? Placing.EXISTS : changed(e);
    }
  }

  private Update counted(Held seen) {
    Map<String, String> names = new HashMap<>();
    names.put("#state", STATE);
    names.put("#version", VAULT_VERSION);
    names.put("#epoch", HOLD_EPOCH);
    names.put("#lifting", LIFTING_SINCE);
    names.put("#open", OPEN_HOLDS);
    names.put("#expires", RecordingsTable.EXPIRES_AT);
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":vaulted", fromS(VAULTED));
    values.put(":version", fromS(seen.vaultVersion()));
    values.put(":one", fromN("1"));
    values.put(":epoch", fromN(Long.toString(seen.epoch())));
    return Update.builder()
        .tableName(index)
        .key(rowKey(seen.id(), MAIN))
        .updateExpression("ADD #open :one REMOVE #expires")
        .conditionExpression(
            "#state = :vaulted AND #version = :version AND attribute_not_exists(#lifting) AND "
                + sameEpoch(seen))
        .expressionAttributeNames(names)
        .expressionAttributeValues(seen.epoch() == 0 ? without(values, ":epoch") : values)
        .build();
  }

  private static String sameEpoch(Held seen) {
    return seen.epoch() == 0 ? "attribute_not_exists(#epoch)" : "#epoch = :epoch";
  }

  private static Map<String, AttributeValue> without(
      Map<String, AttributeValue> values, String name) {
    values.remove(name);
    return values;
  }

  private Update kept(RecordingId id, String row) {
    return Update.builder()
        .tableName(index)
        .key(rowKey(id, row))
        .updateExpression("REMOVE #expires")
        // An update makes what is not there.
        .conditionExpression("attribute_exists(#item)")
        .expressionAttributeNames(
            Map.of("#expires", RecordingsTable.EXPIRES_AT, "#item", RecordingsTable.ITEM))
        .build();
  }

  @Override
  public boolean release(Hold released, Held seen) {
    Instant at = released.released().orElseThrow().at();
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(
        TransactWriteItem.builder()
            .put(
                Put.builder()
                    .tableName(holds)
                    .item(item(released))
                    .conditionExpression("attribute_exists(#hold) AND attribute_not_exists(#at)")
                    .expressionAttributeNames(
                        Map.of("#hold", HoldsTable.HOLD_ID, "#at", "releasedAt"))
                    .build())
            .build());
    boolean last = seen.open() == 1;
    writes.add(write(last ? countedOut(seen, at) : countedDown(seen)));
    if (last) {
      seen.rows().stream()
          .filter(row -> !row.equals(MAIN))
          .forEach(row -> writes.add(write(forgettable(seen, row, at))));
    }
    try {
      dynamoDb.transactWriteItems(transaction -> transaction.transactItems(writes));
      return true;
    } catch (TransactionCanceledException e) {
      return changed(e) != Placing.CHANGED;
    }
  }

  private Update countedDown(Held seen) {
    return Update.builder()
        .tableName(index)
        .key(rowKey(seen.id(), MAIN))
        .updateExpression("SET #open = :fewer")
        .conditionExpression("#open = :seen")
        .expressionAttributeNames(Map.of("#open", OPEN_HOLDS))
        .expressionAttributeValues(
            Map.of(
                ":seen", fromN(Integer.toString(seen.open())),
                ":fewer", fromN(Integer.toString(seen.open() - 1))))
        .build();
  }

  private Update countedOut(Held seen, Instant at) {
    return Update.builder()
        .tableName(index)
        .key(rowKey(seen.id(), MAIN))
        .updateExpression("SET #open = :none, #lifting = :at, #expires = :day ADD #epoch :one")
        .conditionExpression("#open = :one AND attribute_not_exists(#lifting)")
        .expressionAttributeNames(
            Map.of(
                "#open", OPEN_HOLDS,
                "#lifting", LIFTING_SINCE,
                "#expires", RecordingsTable.EXPIRES_AT,
                "#epoch", HOLD_EPOCH))
        .expressionAttributeValues(
            Map.of(
                ":none", fromN("0"),
                ":one", fromN("1"),
                ":at", fromS(at.toString()),
                ":day", forgetAt(seen, at)))
        .build();
  }

  private Update forgettable(Held seen, String row, Instant at) {
    return Update.builder()
        .tableName(index)
        .key(rowKey(seen.id(), row))
        .updateExpression("SET #expires = :day")
        .conditionExpression("attribute_exists(#item)")
        .expressionAttributeNames(
            Map.of("#expires", RecordingsTable.EXPIRES_AT, "#item", RecordingsTable.ITEM))
        .expressionAttributeValues(Map.of(":day", forgetAt(seen, at)))
        .build();
  }

  private static AttributeValue forgetAt(Held seen, Instant releasedAt) {
    Instant end = seen.retainUntil().isAfter(releasedAt) ? seen.retainUntil() : releasedAt;
    return fromN(Long.toString(end.plus(SECOND_LINE).getEpochSecond()));
  }

  @Override
  public boolean review(Hold reviewed) {
    return update(
        UpdateItemRequest.builder()
            .tableName(holds)
            .key(holdKey(reviewed.recordingId(), reviewed.id()))
            .updateExpression("SET #on = :on")
            .conditionExpression("attribute_exists(#hold) AND attribute_not_exists(#at)")
            .expressionAttributeNames(
                Map.of(
                    "#on", HoldsTable.REVIEW_ON, "#hold", HoldsTable.HOLD_ID, "#at", "releasedAt"))
            .expressionAttributeValues(Map.of(":on", fromS(reviewed.reviewOn().toString())))
            .build());
  }

  @Override
  public boolean takeOver(Held seen, Optional<Instant> now) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":seen", fromS(seen.liftingSince().orElseThrow().toString()));
    values.put(":one", fromN("1"));
    now.ifPresent(at -> values.put(":now", fromS(at.toString())));
    return update(
        UpdateItemRequest.builder()
            .tableName(index)
            .key(rowKey(seen.id(), MAIN))
            .updateExpression(
                now.isPresent()
                    ? "SET #lifting = :now ADD #epoch :one"
                    : "REMOVE #lifting ADD #epoch :one")
            .conditionExpression("#lifting = :seen")
            .expressionAttributeNames(Map.of("#lifting", LIFTING_SINCE, "#epoch", HOLD_EPOCH))
            .expressionAttributeValues(values)
            .build());
  }

  @Override
  public void lifted(RecordingId id, Instant since) {
    // Where it fails, somebody took the lifting over, and ends it.
    update(
        UpdateItemRequest.builder()
            .tableName(index)
            .key(rowKey(id, MAIN))
            .updateExpression("REMOVE #lifting")
            .conditionExpression("#lifting = :since")
            .expressionAttributeNames(Map.of("#lifting", LIFTING_SINCE))
            .expressionAttributeValues(Map.of(":since", fromS(since.toString())))
            .build());
  }

  private boolean update(UpdateItemRequest request) {
    try {
      dynamoDb.updateItem(request);
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Override
  public List<Hold> overdueForReview(LocalDate day) {
    List<Hold> overdue = new ArrayList<>();
    for (int shard = 0; shard < SHARDS; shard++) {
      String partition = shard(shard);
      dynamoDb
          .queryPaginator(
              query ->
                  query
                      .tableName(holds)
                      .indexName(HoldsTable.BY_REVIEW)
                      .keyConditionExpression("#shard = :shard AND #on <= :day")
                      .expressionAttributeNames(
                          Map.of("#shard", HoldsTable.REVIEW_SHARD, "#on", HoldsTable.REVIEW_ON))
                      .expressionAttributeValues(
                          Map.of(":shard", fromS(partition), ":day", fromS(day.toString()))))
          .items()
          .stream()
          .limit(MOST_OVERDUE)
          .map(DynamoDbHolds::hold)
          .forEach(overdue::add);
    }
    return overdue.stream()
        .sorted(Comparator.comparing(Hold::reviewOn))
        .limit(MOST_OVERDUE)
        .toList();
  }

  private List<Map<String, AttributeValue>> partition(String table, String key, RecordingId id) {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .consistentRead(true)
                    .keyConditionExpression("#id = :id")
                    .expressionAttributeNames(Map.of("#id", key))
                    .expressionAttributeValues(Map.of(":id", fromS(id.value()))))
        .items()
        .stream()
        .toList();
  }

  /** Anything but a condition that failed, or a conflict with somebody else, is a real failure. */
  private static Placing changed(TransactionCanceledException e) {
    boolean lostRace =
        e.cancellationReasons().stream()
            .anyMatch(reason -> failed(reason) || "TransactionConflict".equals(reason.code()));
    if (lostRace) {
      return Placing.CHANGED;
    }
    throw e;
  }

  private static boolean failed(CancellationReason reason) {
    return "ConditionalCheckFailed".equals(reason.code());
  }

  private static TransactWriteItem write(Update update) {
    return TransactWriteItem.builder().update(update).build();
  }

  private static Map<String, AttributeValue> rowKey(RecordingId id, String row) {
    return Map.of(
        RecordingsTable.RECORDING_ID, fromS(id.value()), RecordingsTable.ITEM, fromS(row));
  }

  private static Map<String, AttributeValue> holdKey(RecordingId id, HoldId hold) {
    return Map.of(
        HoldsTable.RECORDING_ID, fromS(id.value()), HoldsTable.HOLD_ID, fromS(hold.value()));
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(value -> Long.parseLong(value.n())).orElse(0L);
  }

  private static String shard(int number) {
    return "open#" + number;
  }

  private static Map<String, AttributeValue> item(Hold hold) {
    String id = hold.recordingId().value();
    Map<String, AttributeValue> item = new HashMap<>(holdKey(hold.recordingId(), hold.id()));
    item.put("formatVersion", fromN("1"));
    item.put("kind", fromS(hold.reason().kind().name()));
    item.put("reason", fromS(hold.reason().text()));
    item.put("owner", fromS(hold.owner()));
    item.put("ownerRole", fromS(hold.ownerRole()));
    item.put("placedAt", fromS(hold.placedAt().toString()));
    item.put(HoldsTable.REVIEW_ON, fromS(hold.reviewOn().toString()));
    if (hold.isOpen()) {
      item.put(HoldsTable.REVIEW_SHARD, fromS(shard(id.charAt(id.length() - 1) % SHARDS)));
    }
    hold.released()
        .ifPresent(
            release -> {
              item.put("releasedAt", fromS(release.at().toString()));
              item.put("releasedBy", fromS(release.by()));
              item.put("releasedBecause", fromS(release.why()));
            });
    return item;
  }

  private static Hold hold(Map<String, AttributeValue> item) {
    return new Hold(
        new RecordingId(item.get(HoldsTable.RECORDING_ID).s()),
        new HoldId(item.get(HoldsTable.HOLD_ID).s()),
        new Hold.Reason(Hold.Kind.valueOf(item.get("kind").s()), item.get("reason").s()),
        item.get("owner").s(),
        item.get("ownerRole").s(),
        Instant.parse(item.get("placedAt").s()),
        LocalDate.parse(item.get(HoldsTable.REVIEW_ON).s()),
        Optional.ofNullable(item.get("releasedAt"))
            .map(
                at ->
                    new Hold.Release(
                        Instant.parse(at.s()),
                        item.get("releasedBy").s(),
                        item.get("releasedBecause").s())));
  }
}
