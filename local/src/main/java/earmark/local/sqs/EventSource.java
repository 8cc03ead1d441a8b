package earmark.local.sqs;

import earmark.local.template.Resource;
import earmark.local.template.TemplateException;
import java.time.Duration;
import java.util.List;

/**
 * A Lambda event source mapping of a queue.
 *
 * @param window how long a batch may wait for more messages
 * @param reportsFailures whether the function says which messages failed
 */
record EventSource(
    String queueArn, String function, int batchSize, Duration window, boolean reportsFailures) {
  private static final int DEFAULT_BATCH_SIZE = 10;

  static EventSource of(Resource mapping) {
    mapping.refuse(List.of("FilterCriteria"));
    String source = mapping.text("EventSourceArn");
    if (!source.startsWith("arn:aws:sqs:")) {
      throw new TemplateException(mapping + " reads " + source + ", which is no queue");
    }
    return new EventSource(
        source,
        mapping.text("FunctionName"),
        mapping.number("BatchSize").orElse(DEFAULT_BATCH_SIZE),
        Duration.ofSeconds(mapping.number("MaximumBatchingWindowInSeconds").orElse(0)),
        mapping
            .items("FunctionResponseTypes")
            .anyMatch(type -> type.asText().equals("ReportBatchItemFailures")));
  }
}
