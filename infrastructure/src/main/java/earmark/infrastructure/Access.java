package earmark.infrastructure;

import earmark.access.FirstPersonHandler;
import earmark.platform.Setting;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.constructs.Construct;

/** Who may sign in and as what: the very first person is appointed by whoever deploys. */
final class Access extends Construct {
  Access(Construct scope, String id, Functions functions, EarmarkData.Stores stores) {
    super(scope, id);
    Alias byTheEngineer =
        functions.deploy(
            this,
            FunctionPlan.of(
                "AppointFirstPerson",
                FirstPersonHandler.class,
                Duration.seconds(30),
                Map.of(
                    Setting.PEOPLE_TABLE, stores.people().name(),
                    Setting.AUDIT_TABLE, stores.audit().name()),
                List.of(
                    stores.people().grant("AppointPeople", "dynamodb:PutItem", "dynamodb:GetItem"),
                    stores.audit().append("WriteAuditTrail"))));
    // What `aws lambda invoke` names: the README says how.
    CfnOutput.Builder.create(this, "AppointFirstPersonFunction")
        .value(byTheEngineer.getFunctionArn())
        .build();
  }
}
