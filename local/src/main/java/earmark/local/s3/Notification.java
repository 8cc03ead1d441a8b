package earmark.local.s3;

import java.util.List;

/**
 * A queue that hears of a bucket's events.
 *
 * @param queueArn the queue's ARN
 * @param events as S3 names them, for example {@code s3:ObjectCreated:*}
 * @param prefix of the keys it hears of, empty for all
 * @param suffix of the keys it hears of, empty for all
 */
public record Notification(String queueArn, List<String> events, String prefix, String suffix) {
  private static final String ANY = "*";

  public Notification {
    events = List.copyOf(events);
  }

  public Notification(String queueArn, List<String> events) {
    this(queueArn, events, "", "");
  }

  boolean wants(String eventName, String key) {
    return key.startsWith(prefix)
        && key.endsWith(suffix)
        && events.stream().anyMatch(event -> covers(event, "s3:" + eventName));
  }

  private static boolean covers(String event, String name) {
    return event.endsWith(ANY)
        ? name.startsWith(event.substring(0, event.length() - ANY.length()))
        : name.equals(event);
  }
}
