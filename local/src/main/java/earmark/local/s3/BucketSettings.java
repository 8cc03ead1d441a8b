package earmark.local.s3;

import java.util.List;

/**
 * What a bucket is set up with, as the template declares it.
 *
 * @param name the bucket's name
 * @param versioned whether every write makes a version; a bucket with Object Lock always is
 * @param objectLock whether versions can be locked and held
 * @param notifications who is told of which events
 * @param cors which pages of other origins may read; none, and a browser may not
 */
public record BucketSettings(
    String name,
    boolean versioned,
    boolean objectLock,
    List<Notification> notifications,
    List<CorsRule> cors) {

  public BucketSettings {
    versioned = versioned || objectLock;
    notifications = List.copyOf(notifications);
    cors = List.copyOf(cors);
  }

  public BucketSettings(
      String name, boolean versioned, boolean objectLock, List<Notification> notifications) {
    this(name, versioned, objectLock, notifications, List.of());
  }
}
