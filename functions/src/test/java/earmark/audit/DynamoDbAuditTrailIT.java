package earmark.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.audit.AuditEntry.About;
import earmark.audit.AuditEntry.Decision;
import earmark.platform.LocalTables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbAuditTrailIT extends AuditTrailContract {
  private final String table = LocalTables.create(AuditTable.LAYOUT);
  private final AuditTrail trail = new DynamoDbAuditTrail(LocalTables.client(), table);

  @Override
  AuditTrail trail() {
    return trail;
  }

  @Override
  List<AuditEntry> entries() {
    return items().stream().map(DynamoDbAuditTrailIT::entry).toList();
  }

  @Test
  void shouldSpreadADayOverItsShards() {
    recordMany();

    assertThat(items().stream().map(item -> item.get(AuditTable.DAY_SHARD).s()).distinct())
        .hasSizeGreaterThan(4)
        .allMatch(shard -> shard.matches("2026-11-24#[0-7]"));
  }

  @Test
  void shouldFindTheEntriesOfARecordingInOrder() {
    trail.record(FULL);

    assertThat(
            LocalTables.client()
                .query(
                    query ->
                        query
                            .tableName(table)
                            .indexName(AuditTable.BY_RECORDING)
                            .keyConditionExpression("recordingId = :id")
                            .expressionAttributeValues(
                                Map.of(":id", AttributeValue.fromS("mfrggzdfmztwq2lknnwg23tpoa"))))
                .items())
        .extracting(item -> item.get(AuditTable.AT).s())
        .containsExactly("2026-11-24T10:15:00.007Z");
  }

  @Test
  void shouldSayWhenItCannotBeWritten() {
    AuditTrail nowhere = new DynamoDbAuditTrail(LocalTables.client(), "no-such-table");

    assertThatThrownBy(
            () ->
                nowhere.record(
                    new AuditEntry(
                        "entry1",
                        AT,
                        "subject-1",
                        Optional.empty(),
                        "read-transcript",
                        Decision.DENIED,
                        "unknown person",
                        About.nothing(),
                        Optional.empty())))
        .isInstanceOf(AuditTrail.Unwritable.class);
  }

  private List<Map<String, AttributeValue>> items() {
    return LocalTables.client()
        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  private static AuditEntry entry(Map<String, AttributeValue> item) {
    return new AuditEntry(
        item.get(AuditTable.ENTRY).s().split("#", -1)[1],
        Instant.parse(item.get(AuditTable.AT).s()),
        item.get(AuditTable.ACTOR).s(),
        text(item, "role"),
        item.get("action").s(),
        Decision.valueOf(item.get("decision").s()),
        item.get("reason").s(),
        new About(
            text(item, AuditTable.RECORDING_ID),
            text(item, AuditTable.CASE_ID),
            text(item, "personId"),
            text(item, "purpose")),
        text(item, "sourceIp"));
  }

  private static Optional<String> text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s);
  }
}
