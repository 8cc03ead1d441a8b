package earmark.local;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.s3.BucketSettings;
import earmark.local.s3.CorsRule;
import earmark.local.s3.Notification;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Resource;
import earmark.local.template.TemplateException;
import java.util.List;
import java.util.stream.Stream;

/** The templates' buckets as the local S3 wants them. */
final class Buckets {
  private Buckets() {}

  static List<BucketSettings> of(CloudAssembly assembly) {
    return assembly.resources("AWS::S3::Bucket").stream().map(Buckets::settings).toList();
  }

  private static BucketSettings settings(Resource bucket) {
    String versioning = bucket.property("VersioningConfiguration").path("Status").asText();
    return new BucketSettings(
        bucket.name(),
        versioning.equals("Enabled"),
        bucket.property("ObjectLockEnabled").asBoolean(false),
        notifications(bucket),
        cors(bucket),
        Lifecycles.of(bucket));
  }

  private static List<Notification> notifications(Resource bucket) {
    JsonNode configuration = bucket.property("NotificationConfiguration");
    for (String other : List.of("LambdaConfigurations", "TopicConfigurations")) {
      if (configuration.has(other)) {
        throw new TemplateException(
            bucket + " notifies by " + other + ": only queues are stood in for");
      }
    }
    return configuration
        .path("QueueConfigurations")
        .valueStream()
        .map(
            queue ->
                new Notification(
                    queue.path("Queue").asText(),
                    List.of(queue.path("Event").asText()),
                    filter(queue, "prefix"),
                    filter(queue, "suffix")))
        .toList();
  }

  private static String filter(JsonNode queue, String name) {
    return queue
        .path("Filter")
        .path("S3Key")
        .path("Rules")
        .valueStream()
        .filter(rule -> rule.path("Name").asText().equalsIgnoreCase(name))
        .map(rule -> rule.path("Value").asText())
        .findFirst()
        .orElse("");
  }

  private static List<CorsRule> cors(Resource bucket) {
    return bucket
        .property("CorsConfiguration")
        .path("CorsRules")
        .valueStream()
        .map(
            rule ->
                new CorsRule(
                    texts(rule, "AllowedOrigins"),
                    texts(rule, "AllowedMethods"),
                    texts(rule, "AllowedHeaders"),
                    texts(rule, "ExposedHeaders")))
        .toList();
  }

  private static List<String> texts(JsonNode rule, String property) {
    Stream<JsonNode> values = rule.path(property).valueStream();
    return values.map(JsonNode::asText).toList();
  }
}
