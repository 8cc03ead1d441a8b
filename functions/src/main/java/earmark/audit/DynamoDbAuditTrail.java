package earmark.audit;

import earmark.platform.LostRace;
import earmark.platform.SortableTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * The audit trail in DynamoDB, written by PartiQL's INSERT alone: it cannot overwrite, and it is
 * the only right on this table that a function has. One call for an entry.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.insert.html">PartiQL
 *     insert statements for DynamoDB</a>
 */
public final class DynamoDbAuditTrail implements AuditTrail {
  /** Over how many partitions a day is spread, so that a busy day is no hot one. */
  static final int SHARDS = 8;

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbAuditTrail(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public void record(AuditEntry entry) {
    Map<String, AttributeValue> item = item(entry);
    try {
      dynamoDb.executeStatement(
          insert -> insert.statement(statement(item)).parameters(List.copyOf(item.values())));
    } catch (DynamoDbException e) {
      // An entry's id is its own: a duplicate is the SDK's retry of a call that had arrived.
      if (!LostRace.is(e)) {
        throw new Unwritable(e);
      }
    } catch (SdkException e) {
      throw new Unwritable(e);
    }
  }

  private String statement(Map<String, AttributeValue> item) {
    return item.keySet().stream()
        .map(name -> "'" + name + "': ?")
        .collect(Collectors.joining(", ", "INSERT INTO \"" + table + "\" VALUE {", "}"));
  }

  private static Map<String, AttributeValue> item(AuditEntry entry) {
    String at = SortableTime.of(entry.at());
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    put(item, AuditTable.DAY_SHARD, dayShard(entry));
    put(item, AuditTable.ENTRY, at + "#" + entry.id());
    put(item, AuditTable.AT, at);
    put(item, AuditTable.ACTOR, entry.actor());
    put(item, "action", entry.action());
    put(item, "decision", entry.decision().name());
    put(item, "reason", entry.reason());
    put(item, "role", entry.role());
    put(item, AuditTable.RECORDING_ID, entry.about().recordingId());
    put(item, AuditTable.CASE_ID, entry.about().caseId());
    put(item, "personId", entry.about().personId());
    put(item, "purpose", entry.about().purpose());
    put(item, "sourceIp", entry.sourceIp());
    return item;
  }

  private static void put(Map<String, AttributeValue> item, String name, String value) {
    item.put(name, AttributeValue.fromS(value));
  }

  private static void put(Map<String, AttributeValue> item, String name, Optional<String> value) {
    value.ifPresent(text -> put(item, name, text));
  }

  private static String dayShard(AuditEntry entry) {
    return SortableTime.of(entry.at()).substring(0, "2026-11-24".length())
        + "#"
        + Math.floorMod(entry.id().hashCode(), SHARDS);
  }
}
