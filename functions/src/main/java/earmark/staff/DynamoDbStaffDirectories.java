package earmark.staff;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import earmark.staff.StaffDirectory.Entry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The staff directory in DynamoDB. Each import is a partition of its own, named by its contents; a
 * pointer says which one holds, so that a reader sees all of an import or nothing of it.
 */
public final class DynamoDbStaffDirectories implements StaffDirectories, DirectoryStore {
  private static final Map<String, AttributeValue> POINTER =
      Map.of(DirectoryTable.DIRECTORY, fromS("current"), DirectoryTable.ENTRY, fromS("import"));
  private static final String IMPORT = "partition";
  private static final String COUNT = "count";
  private static final int BATCH = 25;
  private static final int MOST_TRIES = 5;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final ZoneId zone;

  /**
   * @param zone of the entries' dates
   */
  public DynamoDbStaffDirectories(DynamoDbClient dynamoDb, String table, ZoneId zone) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.zone = zone;
  }

  @Override
  public StaffDirectory load() {
    return pointer().map(this::load).orElseGet(() -> new StaffDirectory(List.of(), zone));
  }

  private StaffDirectory load(Map<String, AttributeValue> pointer) {
    List<Entry> entries =
        items(pointer.get(IMPORT).s()).stream().map(DynamoDbStaffDirectories::entry).toList();
    if (entries.size() != Integer.parseInt(pointer.get(COUNT).n())) {
      throw new DirectoryUnreadableException("The staff directory is being replaced");
    }
    return new StaffDirectory(entries, zone);
  }

  private Optional<Map<String, AttributeValue>> pointer() {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(get -> get.tableName(table).key(POINTER).consistentRead(true)).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  private List<Map<String, AttributeValue>> items(String partition) {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .keyConditionExpression("#directory = :partition")
                    .expressionAttributeNames(Map.of("#directory", DirectoryTable.DIRECTORY))
                    .expressionAttributeValues(Map.of(":partition", fromS(partition)))
                    .consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  @Override
  public void replace(String name, List<Entry> entries) {
    String partition = "import#" + name;
    Optional<String> before = pointer().map(item -> item.get(IMPORT).s());
    write(entries.stream().map(entry -> put(item(partition, entry))).toList());
    pointTo(partition, entries.size());
    before.filter(old -> !old.equals(partition)).ifPresent(this::delete);
  }

  private void pointTo(String partition, int count) {
    Map<String, AttributeValue> item = new HashMap<>(POINTER);
    item.put(IMPORT, fromS(partition));
    item.put(COUNT, fromN(Integer.toString(count)));
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  private void delete(String partition) {
    write(
        items(partition).stream()
            .map(
                item ->
                    WriteRequest.builder()
                        .deleteRequest(
                            delete ->
                                delete.key(
                                    Map.of(
                                        DirectoryTable.DIRECTORY,
                                        fromS(partition),
                                        DirectoryTable.ENTRY,
                                        item.get(DirectoryTable.ENTRY))))
                        .build())
            .toList());
  }

  private void write(List<WriteRequest> writes) {
    IntStream.iterate(0, start -> start < writes.size(), start -> start + BATCH)
        .mapToObj(start -> writes.subList(start, Math.min(start + BATCH, writes.size())))
        .forEach(this::writeBatch);
  }

  /** DynamoDB may leave some of a batch undone when it is busy. */
  private void writeBatch(List<WriteRequest> batch) {
    Map<String, List<WriteRequest>> left = Map.of(table, batch);
    for (int tries = 0; !left.isEmpty(); tries++) {
      if (tries == MOST_TRIES) {
        throw new DirectoryUnreadableException("DynamoDB is too busy to take the directory");
      }
      pause(PAUSE.multipliedBy(tries));
      Map<String, List<WriteRequest>> undone = left;
      left = dynamoDb.batchWriteItem(write -> write.requestItems(undone)).unprocessedItems();
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  private static Map<String, AttributeValue> item(String partition, Entry entry) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(DirectoryTable.DIRECTORY, fromS(partition));
    item.put(DirectoryTable.ENTRY, fromS(entry.line() + "#" + entry.from()));
    item.put("line", fromS(entry.line()));
    item.put("staff", fromS(entry.staff()));
    item.put("name", fromS(entry.name()));
    item.put("role", fromS(entry.role()));
    item.put("from", fromS(entry.from().toString()));
    entry.until().ifPresent(until -> item.put("until", fromS(until.toString())));
    return item;
  }

  private static Entry entry(Map<String, AttributeValue> item) {
    return new Entry(
        item.get("line").s(),
        item.get("staff").s(),
        item.get("name").s(),
        item.get("role").s(),
        LocalDate.parse(item.get("from").s()),
        Optional.ofNullable(item.get("until")).map(until -> LocalDate.parse(until.s())));
  }
}
