package earmark.local;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.s3.lifecycle.LifecycleRule;
import earmark.local.s3.lifecycle.LifecycleRule.Filter;
import earmark.local.template.Resource;
import earmark.local.template.TemplateException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The lifecycle rules of a template's bucket.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-rule.html">AWS::S3::Bucket
 *     Rule</a>
 */
final class Lifecycles {
  private static final List<String> STOOD_IN_FOR =
      List.of(
          "Id",
          "Status",
          "Prefix",
          "TagFilters",
          "ObjectSizeGreaterThan",
          "ObjectSizeLessThan",
          "ExpirationInDays",
          "ExpiredObjectDeleteMarker",
          "NoncurrentVersionExpiration",
          "NoncurrentVersionExpirationInDays",
          "AbortIncompleteMultipartUpload");

  private Lifecycles() {}

  static List<LifecycleRule> of(Resource bucket) {
    return bucket
        .property("LifecycleConfiguration")
        .path("Rules")
        .valueStream()
        .peek(rule -> requireKnown(bucket, rule))
        .filter(rule -> rule.path("Status").asText().equals("Enabled"))
        .map(Lifecycles::rule)
        .toList();
  }

  /** A rule that is only half understood would delete the wrong things, or nothing. */
  private static void requireKnown(Resource bucket, JsonNode rule) {
    rule.propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> !STOOD_IN_FOR.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new TemplateException(
                  bucket + " has a lifecycle rule with " + name + ": it is not stood in for");
            });
    if (rule.path("NoncurrentVersionExpiration").has("NewerNoncurrentVersions")) {
      throw new TemplateException(
          bucket + " has a lifecycle rule that keeps newer versions: it is not stood in for");
    }
  }

  private static LifecycleRule rule(JsonNode rule) {
    JsonNode noncurrent =
        rule.has("NoncurrentVersionExpirationInDays")
            ? rule.path("NoncurrentVersionExpirationInDays")
            : rule.path("NoncurrentVersionExpiration").path("NoncurrentDays");
    return new LifecycleRule(
        rule.path("Id").asText(),
        filter(rule),
        days(rule.path("ExpirationInDays")),
        rule.path("ExpiredObjectDeleteMarker").asBoolean(false),
        days(noncurrent),
        days(rule.path("AbortIncompleteMultipartUpload").path("DaysAfterInitiation")));
  }

  private static Filter filter(JsonNode rule) {
    return new Filter(
        rule.path("Prefix").asText(""),
        rule.path("TagFilters")
            .valueStream()
            .collect(
                Collectors.toMap(
                    tag -> tag.path("Key").asText(), tag -> tag.path("Value").asText())),
        bytes(rule.path("ObjectSizeGreaterThan")),
        bytes(rule.path("ObjectSizeLessThan")));
  }

  private static OptionalInt days(JsonNode number) {
    return number.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(number.asInt());
  }

  private static OptionalLong bytes(JsonNode number) {
    return number.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(number.asLong());
  }
}
