package earmark.local.s3;

import earmark.local.s3.lifecycle.LifecycleRule;
import earmark.local.s3.lifecycle.LifecycleRule.Filter;
import java.util.List;
import java.util.OptionalInt;
import org.w3c.dom.Element;

/**
 * A bucket's rules as S3 answers them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLifecycleConfiguration.html">GetBucketLifecycleConfiguration</a>
 */
final class LifecycleXml {
  private LifecycleXml() {}

  static Xml of(List<LifecycleRule> rules) {
    if (rules.isEmpty()) {
      throw new S3Failure(
          404, "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist");
    }
    Xml answer = new Xml("LifecycleConfiguration");
    rules.forEach(rule -> describe(answer.open("Rule"), rule));
    return answer;
  }

  private static void describe(Element element, LifecycleRule rule) {
    if (rule.expirationDays().isPresent() || rule.expiredObjectDeleteMarker()) {
      Element expiration = Xml.open(element, "Expiration");
      days(expiration, "Days", rule.expirationDays());
      if (rule.expiredObjectDeleteMarker()) {
        Xml.add(expiration, "ExpiredObjectDeleteMarker", "true");
      }
    }
    Xml.add(element, "ID", rule.id());
    filter(Xml.open(element, "Filter"), rule.filter());
    Xml.add(element, "Status", "Enabled");
    if (rule.noncurrentDays().isPresent()) {
      Element noncurrent = Xml.open(element, "NoncurrentVersionExpiration");
      days(noncurrent, "NoncurrentDays", rule.noncurrentDays());
    }
    if (rule.abortDays().isPresent()) {
      Element abort = Xml.open(element, "AbortIncompleteMultipartUpload");
      days(abort, "DaysAfterInitiation", rule.abortDays());
    }
  }

  /** One condition stands by itself, several stand below {@code And}. */
  private static void filter(Element element, Filter filter) {
    int conditions =
        (filter.prefix().isEmpty() ? 0 : 1)
            + filter.tags().size()
            + (filter.largerThan().isPresent() ? 1 : 0)
            + (filter.smallerThan().isPresent() ? 1 : 0);
    Element into = conditions > 1 ? Xml.open(element, "And") : element;
    if (conditions == 0 || !filter.prefix().isEmpty()) {
      Xml.add(into, "Prefix", filter.prefix());
    }
    filter
        .tags()
        .forEach(
            (key, value) -> {
              Element tag = Xml.open(into, "Tag");
              Xml.add(tag, "Key", key);
              Xml.add(tag, "Value", value);
            });
    filter
        .largerThan()
        .ifPresent(bytes -> Xml.add(into, "ObjectSizeGreaterThan", Long.toString(bytes)));
    filter
        .smallerThan()
        .ifPresent(bytes -> Xml.add(into, "ObjectSizeLessThan", Long.toString(bytes)));
  }

  private static void days(Element element, String name, OptionalInt days) {
    days.ifPresent(number -> Xml.add(element, name, Integer.toString(number)));
  }
}
