package earmark.infrastructure;

import java.util.Optional;
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
    address.ifPresent(to -> topic.addSubscription(new EmailSubscription(to)));
  }

  Topic topic() {
    return topic;
  }
}
