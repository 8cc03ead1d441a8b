package earmark.local.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.template.Resource;
import earmark.local.template.TemplateException;
import earmark.platform.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A queue as the template declares it. */
public record QueueSettings(
    String name, String arn, Duration visibility, Duration retention, Optional<Redrive> redrive) {
  private static final int DEFAULT_VISIBILITY = 30;
  private static final int DEFAULT_RETENTION = 345_600;

  /** A message that was handed out this often without success goes to the other queue. */
  public record Redrive(String deadLetterArn, int maxReceives) {}

  static QueueSettings of(Resource queue) {
    queue.refuse(List.of("FifoQueue", "DelaySeconds"));
    return new QueueSettings(
        queue.name(),
        queue.arn(),
        Duration.ofSeconds(queue.number("VisibilityTimeout").orElse(DEFAULT_VISIBILITY)),
        Duration.ofSeconds(queue.number("MessageRetentionPeriod").orElse(DEFAULT_RETENTION)),
        redrive(queue));
  }

  private static Optional<Redrive> redrive(Resource queue) {
    JsonNode policy = queue.property("RedrivePolicy");
    if (policy.isMissingNode()) {
      return Optional.empty();
    }
    JsonNode parsed = policy.isTextual() ? parse(queue, policy.asText()) : policy;
    return Optional.of(
        new Redrive(
            parsed.path("deadLetterTargetArn").asText(), parsed.path("maxReceiveCount").asInt()));
  }

  private static JsonNode parse(Resource queue, String policy) {
    try {
      return Json.mapper().readTree(policy);
    } catch (JsonProcessingException e) {
      throw new TemplateException("The redrive policy of " + queue + " is no JSON", e);
    }
  }
}
