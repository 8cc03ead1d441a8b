package earmark.access;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import earmark.audit.DynamoDbAuditTrail;
import earmark.platform.AwsClients;
import earmark.platform.Environment;
import earmark.platform.OpaqueIds;
import earmark.platform.Setting;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Makes the very first Head of Operations, invoked by the engineer with {@code {"subject": "…",
 * "name": "…"}}.
 */
public final class FirstPersonHandler
    implements RequestHandler<Map<String, String>, Map<String, Object>> {
  private static final int MAX_NAME = 100;

  private final AppointFirstPerson appointFirstPerson;

  /** Wires AWS. */
  public FirstPersonHandler() {
    this(wired(Environment.system(), AwsClients.dynamoDb()));
  }

  FirstPersonHandler(AppointFirstPerson appointFirstPerson) {
    this.appointFirstPerson = appointFirstPerson;
  }

  private static AppointFirstPerson wired(Environment environment, DynamoDbClient dynamoDb) {
    return new AppointFirstPerson(
        new DynamoDbPeople(dynamoDb, environment.get(Setting.PEOPLE_TABLE)),
        new DynamoDbAuditTrail(dynamoDb, environment.get(Setting.AUDIT_TABLE)),
        new OpaqueIds(),
        Clock.systemUTC());
  }

  /**
   * Appoints the person.
   *
   * @throws IllegalArgumentException when the payload is no such person, or there was one before
   */
  @Override
  public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
    String subject = event.getOrDefault("subject", "");
    Optional<String> name = Optional.ofNullable(event.get("name")).map(String::strip);
    if (name.filter(text -> text.isEmpty() || text.length() > MAX_NAME).isPresent()) {
      throw new IllegalArgumentException("\"name\" has 1 to " + MAX_NAME + " characters");
    }
    return switch (appointFirstPerson.appoint(subject, name)) {
      case AppointFirstPerson.Outcome.Appointed(Person person) ->
          Map.of("subject", person.subject(), "role", person.role().id());
      case AppointFirstPerson.Outcome.Refused _ ->
          throw new IllegalArgumentException(
              "There is, or was, a Head of Operations: they manage who has access");
    };
  }
}
