package earmark.local.s3;

import earmark.local.s3.lifecycle.LifecycleRule;
import java.util.List;

/**
 * What a bucket is set up with, as the template declares it.
 *
 * @param name the bucket's name
 * @param versioned whether every write makes a version; a bucket with Object Lock always is
 * @param objectLock whether versions can be locked and held
 * @param notifications who is told of which events
 * @param cors which pages of other origins may read; none, and a browser may not
 * @param lifecycle what ends by itself, and when
 */
public record BucketSettings(
    String name,
    boolean versioned,
    boolean objectLock,
    List<Notification> notifications,
    List<CorsRule> cors,
    List<LifecycleRule> lifecycle) {

  public BucketSettings {
    versioned = versioned || objectLock;
    notifications = List.copyOf(notifications);
    cors = List.copyOf(cors);
    lifecycle = List.copyOf(lifecycle);
  }

  public BucketSettings(
      String name,
      boolean versioned,
      boolean objectLock,
      List<Notification> notifications,
      List<CorsRule> cors) {
    this(name, versioned, objectLock, notifications, cors, List.of());
  }

  public BucketSettings(
      String name, boolean versioned, boolean objectLock, List<Notification> notifications) {
    this(name, versioned, objectLock, notifications, List.of());
  }

  /** The same bucket with other rules of lifecycle. */
  public BucketSettings withLifecycle(List<LifecycleRule> rules) {
    return new BucketSettings(name, versioned, objectLock, notifications, cors, rules);
  }
}
