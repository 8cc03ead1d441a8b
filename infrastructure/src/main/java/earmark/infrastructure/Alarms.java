package earmark.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** Where alarms ring: a topic, and the address that the stage names. */
final class Alarms extends Construct {
  private final Topic topic;

  Alarms(Construct scope, String id, Optional<String> address) {
    super(scope, id);
    // Not encrypted with a key of ours: CloudWatch could not use the key of AWS's own, and an alarm
    // says the name of a queue, nothing of a person.
    topic = Topic.Builder.create(this, "Topic").enforceSsl(true).build();
    topic.addToResourcePolicy(
        // A topic with a policy has lost the one that AWS gives it, and with it CloudWatch.
        PolicyStatement.Builder.create()
            .sid("AlarmsRing")
            .effect(Effect.ALLOW)
            .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
            .actions(List.of("sns:Publish"))
            .resources(List.of(topic.getTopicArn()))
            .conditions(
                Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
            .build());
    address.ifPresent(to -> topic.addSubscription(new EmailSubscription(to)));
  }

  Topic topic() {
    return topic;
  }
}
