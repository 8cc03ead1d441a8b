package earmark.local;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earmark.access.DynamoDbPeople;
import earmark.access.Role;
import earmark.local.signin.Person;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What an organisation sets up on its first day: the Head of Operations, the staff directory, and
 * the other people whom the Head of Operations lets in. Done twice it changes nothing.
 */
public final class Seed {
  private final LocalStack stack;

  public Seed(LocalStack stack) {
    this.stack = stack;
  }

  /** Sets everything up. */
  public void plant() {
    try (DynamoDbClient dynamoDb = stack.dynamoDbAs(stack.administrator())) {
      DynamoDbPeople people = new DynamoDbPeople(dynamoDb, stack.table("Access/People"));
      if (!people.haveHeadOfOperations()) {
        appointFirstPerson();
      }
      stack.people().all().forEach(person -> letIn(people, person));
    }
    importStaffDirectory();
  }

  private void appointFirstPerson() {
    Person head = stack.people().withRole(Role.HEAD_OF_OPERATIONS.id());
    ObjectNode payload = Json.mapper().createObjectNode();
    payload.put("subject", head.subject()).put("name", head.name());
    String _ = stack.invoke("AppointFirstPerson", payload.toString());
  }

  /** Whoever is there already stays as they are. */
  private static void letIn(DynamoDbPeople people, Person person) {
    if (people.find(person.subject()).isPresent()) {
      return;
    }
    boolean added =
        people.add(
            new earmark.access.Person(
                person.subject(),
                Optional.of(person.name()),
                Role.of(person.role()).orElseThrow(),
                earmark.access.Person.State.ACTIVE,
                person.staffId()));
    if (!added) {
      throw new IllegalStateException("Somebody else sets up the same stack");
    }
  }

  private void importStaffDirectory() {
    try {
      ObjectNode payload = Json.mapper().createObjectNode();
      payload.put("csv", Files.readString(stack.settings().staffDirectory()));
      String answer = stack.invoke("ImportStaffDirectory", payload.toString());
      if (Json.mapper().readTree(answer).path("imported").asInt() == 0) {
        throw new IllegalStateException("The staff directory was refused: " + answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
