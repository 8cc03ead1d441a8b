package earmark.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The people table in DynamoDB. Reads are strongly consistent, one call each, so that whoever was
 * disabled is out at once.
 *
 * <p>Beside the people stands one marker, written in the same transaction as any Head of
 * Operations: it makes "the first one" a thing that can happen only once.
 */
public final class DynamoDbPeople implements People {
  // No subject has this character, see Person#isSubject.
  private static final String MARKER = "#head-of-operations";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbPeople(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Optional<Person> find(String subject) {
    return Person.isSubject(subject) ? item(subject).map(DynamoDbPeople::person) : Optional.empty();
  }

  @Override
  public boolean add(Person person) {
    return person.role() == Role.HEAD_OF_OPERATIONS
        ? write(List.of(putNew(item(person)), put(marker())))
        : write(List.of(putNew(item(person))));
  }

  @Override
  public boolean haveHeadOfOperations() {
    return item(MARKER).isPresent();
  }

  @Override
  public boolean addFirst(Person headOfOperations) {
    if (headOfOperations.role() != Role.HEAD_OF_OPERATIONS) {
      throw new IllegalArgumentException("The first person is a Head of Operations");
    }
    return write(List.of(putNew(item(headOfOperations)), putNew(marker())));
  }

  private boolean write(List<TransactWriteItem> writes) {
    try {
      dynamoDb.transactWriteItems(transaction -> transaction.transactItems(writes));
      return true;
    } catch (TransactionCanceledException e) {
      if (e.cancellationReasons().stream()
          .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
        return false;
      }
      throw e;
    }
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(Put.builder().tableName(table).item(item).build())
        .build();
  }

  private TransactWriteItem putNew(Map<String, AttributeValue> item) {
    Put put =
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(#subject)")
            .expressionAttributeNames(Map.of("#subject", PeopleTable.SUBJECT))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private Optional<Map<String, AttributeValue>> item(String key) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                get ->
                    get.tableName(table)
                        .key(Map.of(PeopleTable.SUBJECT, AttributeValue.fromS(key)))
                        .consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  private static Map<String, AttributeValue> marker() {
    return Map.of(PeopleTable.SUBJECT, AttributeValue.fromS(MARKER));
  }

  private static Map<String, AttributeValue> item(Person person) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(PeopleTable.SUBJECT, AttributeValue.fromS(person.subject()));
    item.put("role", AttributeValue.fromS(person.role().id()));
    item.put("state", AttributeValue.fromS(person.state().name()));
    person.name().ifPresent(name -> item.put("name", AttributeValue.fromS(name)));
    person.staffId().ifPresent(id -> item.put("staffId", AttributeValue.fromS(id)));
    return item;
  }

  private static Person person(Map<String, AttributeValue> item) {
    String role = item.get("role").s();
    return new Person(
        item.get(PeopleTable.SUBJECT).s(),
        Optional.ofNullable(item.get("name")).map(AttributeValue::s),
        Role.of(role).orElseThrow(() -> new IllegalStateException("No such role: " + role)),
        Person.State.valueOf(item.get("state").s()),
        Optional.ofNullable(item.get("staffId")).map(AttributeValue::s));
  }
}
