package earmark.subjectaccess;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import earmark.access.DynamoDbPeople;
import earmark.access.Gate;
import earmark.access.People;
import earmark.audit.AuditTrail;
import earmark.audit.DynamoDbAuditTrail;
import earmark.notifications.DynamoDbNotifications;
import earmark.notifications.Notifications;
import earmark.platform.AwsClients;
import earmark.platform.Environment;
import earmark.platform.HttpRouter;
import earmark.platform.OpaqueIds;
import earmark.platform.Setting;
import earmark.policy.Policy;
import earmark.recordings.DynamoDbRecordings;
import earmark.recordings.Recordings;
import earmark.retention.DynamoDbHolds;
import earmark.retention.Holds;
import earmark.retention.LegalHolds;
import earmark.retention.PlaceHold;
import earmark.retention.S3LegalHolds;
import earmark.staff.Lines;
import earmark.transcripts.AwsTranscripts;
import earmark.transcripts.Transcripts;
import java.time.Clock;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The API of subject access requests. */
public final class SubjectAccessHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final HttpRouter router;

  /** Wires AWS. */
  public SubjectAccessHandler() {
    this(
        wired(Environment.system(), AwsClients.dynamoDb(), Clock.systemUTC()), System.err::println);
  }

  SubjectAccessHandler(Collaborators with, Consumer<String> log) {
    this.router = new HttpRouter(api(with).endpoints(), log);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return router.answer(event);
  }

  private static Collaborators wired(
      Environment environment, DynamoDbClient dynamoDb, Clock clock) {
    return new Collaborators(
        new DynamoDbPeople(dynamoDb, environment.get(Setting.PEOPLE_TABLE)),
        new DynamoDbAuditTrail(dynamoDb, environment.get(Setting.AUDIT_TABLE)),
        new DynamoDbCases(dynamoDb, environment.get(Setting.CASES_TABLE)),
        new DynamoDbRecordings(dynamoDb, environment.get(Setting.RECORDINGS_TABLE), clock),
        AwsTranscripts.wired(environment, clock),
        new DynamoDbHolds(
            dynamoDb,
            environment.get(Setting.HOLDS_TABLE),
            environment.get(Setting.RECORDINGS_TABLE)),
        new S3LegalHolds(AwsClients.s3(), environment.get(Setting.RECORDINGS_BUCKET)),
        new DynamoDbNotifications(dynamoDb, environment.get(Setting.NOTICES_TABLE)),
        Policy.bundled(),
        new OpaqueIds(),
        clock);
  }

  private static SubjectAccessApi api(Collaborators with) {
    Policy policy = with.policy();
    FindCalls findCalls = new FindCalls(with.recordings(), policy.timeZone());
    HoldCalls holdCalls =
        new HoldCalls(
            with.cases(),
            new PlaceHold(with.holds(), with.legalHolds(), with.clock()),
            policy.timeZone(),
            with.clock());
    MatchCalls matchCalls =
        new MatchCalls(
            with.cases(),
            findCalls,
            holdCalls,
            with.recordings(),
            with.transcripts(),
            with.clock());
    return new SubjectAccessApi(
        new Gate(with.people(), with.trail(), with.ids(), with.clock()),
        new OpenCase(with.cases(), findCalls, matchCalls, with.notifications(), with.clock()),
        new ShowCase(matchCalls),
        new BeginTranscripts(
            with.cases(), matchCalls, with.recordings(), with.transcripts(), with.clock()),
        new ReadTranscript(with.cases(), with.recordings(), with.transcripts()),
        new SubjectAccessApi.Presentation(
            with.ids(),
            new Lines(policy.numberRegion()),
            SubjectAccessClock.of(policy),
            policy.timeZone(),
            with.clock()));
  }

  /** What the handler works with. */
  record Collaborators(
      People people,
      AuditTrail trail,
      Cases cases,
      Recordings recordings,
      Transcripts transcripts,
      Holds holds,
      LegalHolds legalHolds,
      Notifications notifications,
      Policy policy,
      OpaqueIds ids,
      Clock clock) {}
}
