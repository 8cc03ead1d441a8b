package earmark.local.s3.lifecycle;

import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An enabled rule of a bucket's lifecycle.
 *
 * @param id names the rule
 * @param filter which objects it is for
 * @param expirationDays from a current version's upload to its end
 * @param expiredObjectDeleteMarker whether a delete marker goes that nothing is left behind
 * @param noncurrentDays from when a version ceased to be the current one to its end
 * @param abortDays from an upload in parts that was begun to its end
 */
public record LifecycleRule(
    String id,
    Filter filter,
    OptionalInt expirationDays,
    boolean expiredObjectDeleteMarker,
    OptionalInt noncurrentDays,
    OptionalInt abortDays) {

  /**
   * S3 refuses these combinations, since nothing without a tag of its own would ever match.
   *
   * @throws IllegalArgumentException for a rule that S3 would not take
   */
  public LifecycleRule {
    if (!filter.tags().isEmpty() && (expiredObjectDeleteMarker || abortDays.isPresent())) {
      throw new IllegalArgumentException(
          "Rule " + id + ": a filter by tag knows neither delete markers nor uploads in parts");
    }
    if (expiredObjectDeleteMarker && expirationDays.isPresent()) {
      throw new IllegalArgumentException(
          "Rule " + id + ": ExpiredObjectDeleteMarker cannot be set beside days");
    }
  }

  /**
   * All of it must match; there is no negation.
   *
   * @param prefix of the key, empty for all
   * @param tags that the version must carry, each of them
   * @param largerThan bytes, exclusive
   * @param smallerThan bytes, exclusive
   */
  public record Filter(
      String prefix, Map<String, String> tags, OptionalLong largerThan, OptionalLong smallerThan) {
    /** Every object. */
    public static final Filter ALL =
        new Filter("", Map.of(), OptionalLong.empty(), OptionalLong.empty());

    public Filter {
      tags = Map.copyOf(tags);
    }

    boolean covers(ObjectVersion version) {
      return version.key().startsWith(prefix)
          && version.tags().entrySet().containsAll(tags.entrySet())
          && (largerThan.isEmpty() || version.size() > largerThan.getAsLong())
          && (smallerThan.isEmpty() || version.size() < smallerThan.getAsLong());
    }
  }
}
