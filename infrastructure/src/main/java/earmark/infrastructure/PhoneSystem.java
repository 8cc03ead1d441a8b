package earmark.infrastructure;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.User;
import software.constructs.Construct;

/**
 * Who the phone system is: it may put files into uploads, and neither read, list, tag nor delete
 * one.
 *
 * <p>A user, for phone systems know access keys and no roles. Its key is made by hand, so that no
 * secret stands in a template.
 */
final class PhoneSystem extends Construct {
  PhoneSystem(Construct scope, String id, StoredBucket uploads) {
    super(scope, id);
    User user = new User(this, "User");
    Policy policy = Policy.Builder.create(this, "Uploading").users(List.of(user)).build();
    String everyKey = uploads.bucket().arnForObjects("*");
    policy.addStatements(
        allow("PutUploads", everyKey, Map.of(), "s3:PutObject"),
        // Large files go in parts, for which S3 also decrypts: what was sent in this upload alone.
        allow(
            "EncryptUploads",
            uploads.key().getKeyArn(),
            Map.of(
                "StringEquals",
                Map.of("kms:ViaService", "s3." + Stack.of(this).getRegion() + ".amazonaws.com")),
            "kms:GenerateDataKey",
            "kms:Decrypt"));
    Acknowledgements.wildcards(
        policy,
        Grant.of("PutUploads", everyKey)
            .because("The phone system names its files as it likes; it may do nothing but put."));
    CfnOutput.Builder.create(this, "Name")
        .description("The phone system's user: aws iam create-access-key --user-name …")
        .value(user.getUserName())
        .build();
    CfnOutput.Builder.create(this, "Bucket")
        .description("Where the phone system puts its files")
        .value(uploads.name())
        .build();
  }

  private static PolicyStatement allow(
      String name, String resource, Map<String, Object> conditions, String... actions) {
    return PolicyStatement.Builder.create()
        .sid(name)
        .effect(Effect.ALLOW)
        .actions(List.of(actions))
        .resources(List.of(resource))
        .conditions(conditions)
        .build();
  }
}
