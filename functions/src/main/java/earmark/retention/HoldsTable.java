package earmark.retention;

import static earmark.platform.TableLayout.Attribute.text;

import earmark.platform.TableLayout;
import earmark.platform.TableLayout.Index;
import java.util.List;
import java.util.Optional;

/**
 * The holds, an item each. Open ones are in an index by their day of review, spread over a few
 * partitions; released ones stay, with how they ended.
 */
public final class HoldsTable {
  public static final String RECORDING_ID = "recordingId";
  public static final String HOLD_ID = "holdId";
  public static final String REVIEW_SHARD = "reviewShard";
  public static final String REVIEW_ON = "reviewOn";

  public static final String BY_REVIEW = "byReview";

  public static final TableLayout LAYOUT =
      new TableLayout(
          text(RECORDING_ID),
          Optional.of(text(HOLD_ID)),
          List.of(new Index(BY_REVIEW, text(REVIEW_SHARD), text(REVIEW_ON))),
          Optional.empty());

  private HoldsTable() {}
}
