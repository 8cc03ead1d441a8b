package earmark.infrastructure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucket.NotificationConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.QueueConfigurationProperty;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** A queue in which S3 says what happened in a bucket: what arrived, what departed. */
final class BucketEvents extends Construct {
  /** How long a function may work on a batch; a message stays hidden six times as long. */
  static final Duration TIMEOUT = Duration.minutes(2);

  private static final int ATTEMPTS = 5;

  private final Queue queue;
  private final String arn;

  BucketEvents(Construct scope, String id, StageSettings stage, ITopic alarms) {
    super(scope, id);
    queue =
        Queue.Builder.create(this, "Queue")
            // S3 may write to a queue encrypted so without a key policy, and it costs nothing.
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .visibilityTimeout(Duration.seconds(6 * TIMEOUT.toSeconds().intValue()))
            .retentionPeriod(Duration.days(14))
            .deadLetterQueue(
                DeadLetterQueue.builder()
                    .queue(DeadLetters.create(this, "DeadLetters", stage.removal(), alarms))
                    .maxReceiveCount(ATTEMPTS)
                    .build())
            .removalPolicy(stage.removal())
            .build();
    arn = Stack.of(this).exportValue(queue.getQueueArn());
  }

  Queue queue() {
    return queue;
  }

  /** Takes messages and puts them away. */
  Grant consume(String name) {
    return Grant.of(name, arn, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");
  }

  /**
   * Has the bucket tell of these events.
   *
   * <p>By the bucket's own property: the construct of the CDK would do it by a function of its own.
   * S3 tries the queue when the bucket is made, so the queue's policy comes first, and cannot name
   * the bucket: it names how CloudFormation begins the bucket's name.
   *
   * @param events as S3 names them, for example {@code s3:ObjectCreated:*}
   */
  void hear(Bucket bucket, String bucketId, List<String> events) {
    queue.addToResourcePolicy(
        PolicyStatement.Builder.create()
            .sid(bucketId + "Tells")
            .effect(Effect.ALLOW)
            .principals(List.of(new ServicePrincipal("s3.amazonaws.com")))
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(queue.getQueueArn()))
            .conditions(
                Map.of(
                    "StringEquals",
                    Map.of("aws:SourceAccount", Stack.of(this).getAccount()),
                    "ArnLike",
                    Map.of("aws:SourceArn", bucketNames(bucketId))))
            .build());
    CfnBucket resource = (CfnBucket) bucket.getNode().getDefaultChild();
    resource.setNotificationConfiguration(
        NotificationConfigurationProperty.builder()
            .queueConfigurations(
                events.stream()
                    .map(
                        event ->
                            QueueConfigurationProperty.builder()
                                .event(event)
                                .queue(queue.getQueueArn())
                                .build())
                    .toList())
            .build());
    resource.addResourceDependency(
        (CfnResource) queue.getNode().findChild("Policy").getNode().getDefaultChild());
  }

  /** CloudFormation begins a bucket's name with its stack's and its own id, in small letters. */
  private String bucketNames(String bucketId) {
    Stack stack = Stack.of(this);
    return "arn:%s:s3:::%s-%s*"
        .formatted(
            stack.getPartition(),
            stack.getStackName().toLowerCase(Locale.ROOT),
            bucketId.toLowerCase(Locale.ROOT));
  }
}
