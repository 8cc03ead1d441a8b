package earmark.subjectaccess;

import earmark.platform.LostRace;
import earmark.platform.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Cases in DynamoDB: an item for each event, numbered from 1, written by PartiQL's INSERT alone,
 * which cannot overwrite. Whoever is second to write a number has read too little. The fingerprint
 * of a request stands in a partition of its own, written in the same transaction as the case.
 *
 * <p>One call to write; one, strongly consistent, for each megabyte of events to read.
 */
public final class DynamoDbCases implements Cases {
  private static final String EVENT = "event";
  private static final String OPENED = "opened";
  private static final String FINGERPRINT = "request#";
  private static final int FIRST = 1;

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbCases(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public List<CaseEvent> events(CaseId id) {
    return items(id.value()).stream().map(item -> CaseEventJson.read(item.get(EVENT).s())).toList();
  }

  @Override
  public Optional<CaseId> open(CaseId id, String fingerprint, List<CaseEvent> events) {
    List<ParameterizedStatement> inserts = new ArrayList<>(inserts(id, 0, events));
    inserts.add(insert(FINGERPRINT + fingerprint, FIRST, OPENED, id.value()));
    if (insertAll(inserts)) {
      return Optional.empty();
    }
    return Optional.of(openedBefore(fingerprint));
  }

  @Override
  public boolean append(CaseId id, int version, List<CaseEvent> events) {
    return insertAll(inserts(id, version, events));
  }

  private CaseId openedBefore(String fingerprint) {
    return items(FINGERPRINT + fingerprint).stream()
        .findFirst()
        .map(item -> new CaseId(item.get(OPENED).s()))
        .orElseThrow(
            () -> new Unavailable("Neither was the case opened nor had it been before", null));
  }

  private List<Map<String, AttributeValue>> items(String partition) {
    return dynamoDb
        .queryPaginator(
            query ->
                query
                    .tableName(table)
                    .keyConditionExpression("#case = :case")
                    .expressionAttributeNames(Map.of("#case", CasesTable.CASE_ID))
                    .expressionAttributeValues(Map.of(":case", AttributeValue.fromS(partition)))
                    .consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  private List<ParameterizedStatement> inserts(CaseId id, int version, List<CaseEvent> events) {
    List<ParameterizedStatement> inserts = new ArrayList<>();
    for (CaseEvent event : events) {
      int sequence = version + inserts.size() + 1;
      inserts.add(insert(id.value(), sequence, EVENT, CaseEventJson.write(event)));
    }
    return inserts;
  }

  private ParameterizedStatement insert(
      String partition, int sequence, String attribute, String value) {
    return ParameterizedStatement.builder()
        .statement(
            "INSERT INTO \"%s\" VALUE {'%s': ?, '%s': ?, '%s': ?}"
                .formatted(table, CasesTable.CASE_ID, CasesTable.SEQUENCE, attribute))
        .parameters(
            AttributeValue.fromS(partition),
            AttributeValue.fromN(Integer.toString(sequence)),
            AttributeValue.fromS(value))
        .build();
  }

  // A transaction for a single insert too: the SDK makes each one idempotent by a token of its
  // own, so its retry of a call that had arrived after all is no conflict.
  private boolean insertAll(List<ParameterizedStatement> inserts) {
    try {
      dynamoDb.executeTransaction(transaction -> transaction.transactStatements(inserts));
      return true;
    } catch (TransactionCanceledException e) {
      if (LostRace.is(e)) {
        return false;
      }
      throw e;
    }
  }
}
