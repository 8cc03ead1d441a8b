package earmark.infrastructure;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** A queue for what could not be dealt with: it keeps a message for 14 days, and rings. */
final class DeadLetters {
  private static final Duration KEPT = Duration.days(14);

  private DeadLetters() {}

  /** Makes the queue and its alarm. */
  static Queue create(Construct scope, String id, RemovalPolicy removal, ITopic alarms) {
    Queue queue =
        Queue.Builder.create(scope, id)
            .encryption(QueueEncryption.SQS_MANAGED)
            .enforceSsl(true)
            .retentionPeriod(KEPT)
            .removalPolicy(removal)
            .build();
    Acknowledgements.acknowledge(
        queue, "AwsSolutions-SQS3", "This queue is itself the one for dead letters; it rings.");
    rings(scope, id + "Alarm", queue, alarms);
    return queue;
  }

  private static void rings(Construct scope, String id, Queue queue, ITopic alarms) {
    Alarm.Builder.create(scope, id)
        .alarmDescription("A message could not be dealt with: " + queue.getNode().getPath())
        .metric(
            queue.metricApproximateNumberOfMessagesVisible(
                MetricOptions.builder().period(Duration.minutes(5)).statistic("Maximum").build()))
        .threshold(0)
        .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
        .evaluationPeriods(1)
        .treatMissingData(TreatMissingData.NOT_BREACHING)
        .build()
        .addAlarmAction(new SnsAction(alarms));
  }
}
