package earmark.infrastructure;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * Makes the keys that buckets are encrypted with. Without its key a recording is gone, so only a
 * deployment takes one away.
 */
final class Keys {
  private Keys() {}

  static Key create(Construct scope, String id, String description, StageSettings stage) {
    Key key =
        Key.Builder.create(scope, id)
            .description(description)
            .enableKeyRotation(true)
            .pendingWindow(Duration.days(stage.disposable() ? 7 : 30))
            .removalPolicy(stage.removal())
            .build();
    key.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid("OnlyDeploymentTakesTheKeyAway")
            .effect(Effect.DENY)
            .principals(List.of(new AnyPrincipal()))
            .actions(List.of("kms:ScheduleKeyDeletion", "kms:DisableKey"))
            .resources(List.of("*"))
            .conditions(Map.of("ArnNotEquals", Map.of("aws:PrincipalArn", Deployment.role(scope))))
            .build());
    return key;
  }
}
