package earmark.infrastructure;

import earmark.platform.Setting;
import earmark.retention.HoldsTable;
import earmark.retention.RetentionHandler;
import earmark.retention.RetentionRoutes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.constructs.Construct;

/** What must not go yet: holds are placed, seen, reviewed and released (promise 7). */
final class Holds extends Construct {
  /** An HTTP API waits for 30 seconds. */
  private static final Duration TIMEOUT = Duration.seconds(29);

  Holds(Construct scope, String id, Functions functions, EarmarkData.Stores stores, HttpApi api) {
    super(scope, id);
    Alias retention =
        functions.deploy(
            this,
            FunctionPlan.of(
                "RetentionApi",
                RetentionHandler.class,
                TIMEOUT,
                Map.of(
                    Setting.RECORDINGS_BUCKET, stores.recordings().vault().name(),
                    Setting.RECORDINGS_TABLE, stores.recordings().index().name(),
                    Setting.HOLDS_TABLE, stores.holds().name(),
                    Setting.PEOPLE_TABLE, stores.people().name(),
                    Setting.AUDIT_TABLE, stores.audit().name()),
                grants(stores)));
    api.answer(RetentionRoutes.ALL, retention);
  }

  /** Places holds, and looks at those that are there. */
  static List<Grant> place(EarmarkData.Stores stores) {
    StoredBucket vault = stores.recordings().vault();
    return List.of(
        vault.grant("HoldVersions", "s3:PutObjectLegalHold"),
        // Who may not list is told "forbidden" of a version that is gone.
        vault.grantOnBucket("SeeWhatIsGone", "s3:ListBucket"),
        stores.recordings().index().grant("CountHolds", "dynamodb:Query", "dynamodb:UpdateItem"),
        stores.holds().grant("PlaceHolds", "dynamodb:PutItem", "dynamodb:GetItem"));
  }

  private static List<Grant> grants(EarmarkData.Stores stores) {
    List<Grant> grants = new ArrayList<>(place(stores));
    grants.add(stores.holds().grant("ReviewHolds", "dynamodb:Query", "dynamodb:UpdateItem"));
    grants.add(stores.people().grant("ReadPeople", "dynamodb:GetItem"));
    grants.add(stores.audit().append("WriteAuditTrail"));
    return grants;
  }

  static StoredTable table(Construct scope, StageSettings stage) {
    return Tables.create(scope, "Register", HoldsTable.LAYOUT, stage);
  }
}
