package earmark.recordings;

import static earmark.platform.TableLayout.Attribute.text;

import earmark.platform.TableLayout;
import earmark.platform.TableLayout.Index;
import java.util.List;
import java.util.Optional;

/**
 * The index of recordings: an item for each recording, and one more for each further customer or
 * member of staff of its call, so that every party finds it, and one without personal data that
 * stays until S3 has deleted the recording.
 */
public final class RecordingsTable {
  public static final String RECORDING_ID = "recordingId";
  public static final String ITEM = "item";
  public static final String CUSTOMER = "customer";
  public static final String STAFF = "staff";
  public static final String STARTS_AT = "startsAt";
  public static final String DAY_SHARD = "dayShard";
  public static final String WAITING_SHARD = "waitingShard";
  public static final String ARRIVED_AT = "arrivedAt";
  public static final String EXPIRES_AT = "expiresAt";

  public static final String BY_CUSTOMER = "byCustomer";
  public static final String BY_STAFF = "byStaff";
  public static final String BY_DAY = "byDay";
  public static final String WAITING = "waiting";

  public static final TableLayout LAYOUT =
      new TableLayout(
          text(RECORDING_ID),
          Optional.of(text(ITEM)),
          List.of(
              new Index(BY_CUSTOMER, text(CUSTOMER), text(STARTS_AT)),
              new Index(BY_STAFF, text(STAFF), text(STARTS_AT)),
              new Index(BY_DAY, text(DAY_SHARD), text(STARTS_AT)),
              new Index(WAITING, text(WAITING_SHARD), text(ARRIVED_AT))),
          Optional.of(EXPIRES_AT));

  private RecordingsTable() {}
}
