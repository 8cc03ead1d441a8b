package earmark.subjectaccess;

import static earmark.subjectaccess.Samples.CALL;
import static earmark.subjectaccess.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import earmark.access.DynamoDbPeople;
import earmark.access.PeopleTable;
import earmark.access.Person;
import earmark.access.Role;
import earmark.audit.AuditTable;
import earmark.audit.DynamoDbAuditTrail;
import earmark.notifications.DynamoDbNotifications;
import earmark.notifications.NoticesTable;
import earmark.platform.LocalTables;
import earmark.platform.OpaqueIds;
import earmark.policy.Policy;
import earmark.retention.FakeLegalHolds;
import earmark.transcripts.Transcripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The API on its DynamoDB adapters: it works there, with so many calls and these alone. */
class SubjectAccessCallsIT {
  private final List<String> calls = new ArrayList<>();
  private final DynamoDbClient dynamoDb = LocalTables.client(calls::add);
  private final DynamoDbPeople people =
      new DynamoDbPeople(dynamoDb, LocalTables.create(PeopleTable.LAYOUT));
  private final FakeRecordings recordings = new FakeRecordings();
  private final FakeTranscripts transcripts = new FakeTranscripts();
  private final SubjectAccessHandler handler =
      new SubjectAccessHandler(
          new SubjectAccessHandler.Collaborators(
              people,
              new DynamoDbAuditTrail(dynamoDb, LocalTables.create(AuditTable.LAYOUT)),
              new DynamoDbCases(dynamoDb, LocalTables.create(CasesTable.LAYOUT)),
              recordings,
              transcripts,
              recordings.holds(),
              new FakeLegalHolds(),
              new DynamoDbNotifications(dynamoDb, LocalTables.create(NoticesTable.LAYOUT)),
              Policy.bundled(),
              new OpaqueIds(),
              new Desk.MovingClock()),
          calls::add);

  @BeforeEach
  void seatTheCustomerServiceManager() {
    people.add(
        new Person(
            Desk.SUBJECT,
            Optional.empty(),
            Role.CUSTOMER_SERVICE_MANAGER,
            Person.State.ACTIVE,
            Optional.empty()));
    recordings.add(call(CALL, "2026-11-20T14:32:10Z"));
    calls.clear();
  }

  @Test
  void shouldAnswerEachRouteWithFewCalls() {
    assertCalls(
        send("open-request", Samples.CASE),
        201,
        "GetItem",
        "ExecuteStatement",
        "ExecuteTransaction",
        "PutItem",
        "ExecuteTransaction",
        "Query");
    APIGatewayV2HTTPResponse again = send("open-request", Samples.CASE);
    CaseId id = new CaseId(Desk.json(again).path("caseId").textValue());
    assertCalls(
        again,
        200,
        "GetItem",
        "ExecuteStatement",
        "ExecuteTransaction",
        "Query",
        "GetItem",
        "ExecuteStatement",
        "Query",
        "PutItem");
    assertCalls(send("show-request", id), 200, "GetItem", "ExecuteStatement", "Query");
    assertCalls(
        send("begin-all-transcripts", id),
        202,
        "GetItem",
        "ExecuteStatement",
        "Query",
        "ExecuteTransaction");
    transcripts.become(CALL, new Transcripts.State.Ready());
    assertCalls(send("read-transcript", id), 200, "GetItem", "ExecuteStatement", "Query");
  }

  private APIGatewayV2HTTPResponse send(String name, CaseId id) {
    APIGatewayV2HTTPEvent event =
        Desk.about(name, Map.of("caseId", id.value(), "recordingId", CALL.value()));
    APIGatewayV2HTTPResponse response = handler.handleRequest(event, null);
    OpenApi.document().mustDescribe(event.getRouteKey(), response);
    return response;
  }

  private void assertCalls(APIGatewayV2HTTPResponse response, int status, String... expected) {
    assertThat(response.getStatusCode()).as(response.getBody()).isEqualTo(status);
    assertThat(calls).containsExactly(expected);
    calls.clear();
  }
}
