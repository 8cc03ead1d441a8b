package earmark.infrastructure;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** Makes the keys that buckets are encrypted with. */
final class Keys {
  private Keys() {}

  static Key create(Construct scope, String id, String description, StageSettings stage) {
    return Key.Builder.create(scope, id)
        .description(description)
        .enableKeyRotation(true)
        .pendingWindow(Duration.days(stage.disposable() ? 7 : 30))
        .removalPolicy(stage.removal())
        .build();
  }
}
