package earmark.infrastructure;

import earmark.platform.Setting;
import earmark.staff.DirectoryImportHandler;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Alias;
import software.constructs.Construct;

/** The staff directory: replaced as a whole by whoever deploys. */
final class Staff extends Construct {
  Staff(Construct scope, String id, Functions functions, EarmarkData.Stores stores) {
    super(scope, id);
    Alias byTheEngineer =
        functions.deploy(
            this,
            FunctionPlan.of(
                "ImportStaffDirectory",
                DirectoryImportHandler.class,
                Duration.minutes(1),
                Map.of(Setting.DIRECTORY_TABLE, stores.directory().name()),
                List.of(
                    stores
                        .directory()
                        .grant(
                            "ReplaceDirectory",
                            "dynamodb:GetItem",
                            "dynamodb:Query",
                            "dynamodb:PutItem",
                            "dynamodb:BatchWriteItem"))));
    // What `aws lambda invoke` names: the README says how.
    CfnOutput.Builder.create(this, "ImportStaffDirectoryFunction")
        .value(byTheEngineer.getFunctionArn())
        .build();
  }
}
