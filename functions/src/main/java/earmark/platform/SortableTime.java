package earmark.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Instants as texts of one length, in UTC with three decimals, so that their order as texts is
 * their order in time: a table's keys and the boundaries of its searches. What {@link Instant}
 * itself writes drops decimals that are zero, and then is out of order.
 */
public final class SortableTime {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private SortableTime() {}

  /** The instant, cut to the millisecond; {@link Instant#parse} reads it. */
  public static String of(Instant time) {
    return FORMAT.format(time);
  }
}
