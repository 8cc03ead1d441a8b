package earmark.retention;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import earmark.access.DynamoDbPeople;
import earmark.access.Gate;
import earmark.access.People;
import earmark.audit.AuditTrail;
import earmark.audit.DynamoDbAuditTrail;
import earmark.platform.AwsClients;
import earmark.platform.Environment;
import earmark.platform.HttpRouter;
import earmark.platform.OpaqueIds;
import earmark.platform.Setting;
import earmark.policy.Policy;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The API of holds. */
public final class RetentionHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final HttpRouter router;

  /** Wires AWS. */
  public RetentionHandler() {
    this(
        wired(Environment.system(), AwsClients.dynamoDb(), Clock.systemUTC()), System.err::println);
  }

  RetentionHandler(Collaborators with, Consumer<String> log) {
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
        new DynamoDbHolds(
            dynamoDb,
            environment.get(Setting.HOLDS_TABLE),
            environment.get(Setting.RECORDINGS_TABLE)),
        new S3LegalHolds(AwsClients.s3(), environment.get(Setting.RECORDINGS_BUCKET)),
        new OpaqueIds(),
        Policy.bundled().timeZone(),
        clock);
  }

  private static RetentionApi api(Collaborators with) {
    return new RetentionApi(
        new Gate(with.people(), with.trail(), with.ids(), with.clock()),
        with.holds(),
        new RetentionApi.UseCases(
            new PlaceHold(with.holds(), with.legalHolds(), with.clock()),
            new ReviewHold(with.holds()),
            new ReleaseHold(with.holds(), with.legalHolds(), with.clock())),
        with.ids(),
        with.zone(),
        with.clock());
  }

  /** What the handler works with. */
  record Collaborators(
      People people,
      AuditTrail trail,
      Holds holds,
      LegalHolds legalHolds,
      OpaqueIds ids,
      ZoneId zone,
      Clock clock) {}
}
