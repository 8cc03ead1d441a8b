package earmark.local.s3;

import earmark.local.s3.lifecycle.Due;
import earmark.local.s3.lifecycle.LifecycleRule;
import earmark.local.s3.lifecycle.LifecycleRules;
import earmark.local.s3.lifecycle.ObjectVersion;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Tells with an object when lifecycle ends its time as the current version, and by which rule.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html#AmazonS3-HeadObject-response-header-Expiration">x-amz-expiration</a>
 */
final class Expirations {
  private static final String HEADER = "x-amz-expiration";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Histories histories;
  private final Map<String, BucketSettings> buckets;

  Expirations(Histories histories, Map<String, BucketSettings> buckets) {
    this.histories = histories;
    this.buckets = buckets;
  }

  /** Only the current version has one, whether it is named or not. */
  void tell(S3Address object, HttpServletResponse response) {
    List<LifecycleRule> rules =
        Optional.ofNullable(buckets.get(object.bucket()))
            .map(BucketSettings::lifecycle)
            .orElse(List.of());
    if (rules.isEmpty()) {
      return;
    }
    histories
        .current(object.bucket(), object.key())
        .filter(current -> isMeant(object, current))
        .flatMap(current -> LifecycleRules.due(current, rules))
        .ifPresent(due -> response.setHeader(HEADER, text(due)));
  }

  private static boolean isMeant(S3Address object, ObjectVersion current) {
    return object.version().isEmpty() || object.version().equals(current.versionId());
  }

  private static String text(Due due) {
    return "expiry-date=\"%s\", rule-id=\"%s\""
        .formatted(DATE.format(due.at()), SdkHttpUtils.urlEncode(due.ruleId()));
  }
}
