package earmark.retention;

import static earmark.platform.TableLayout.Attribute.text;

import earmark.platform.TableLayout;
import earmark.platform.TableLayout.Index;
import java.util.List;
import java.util.Optional;

/** Proof of each deletion: append-only by permission, found by recording and by day of deletion. */
public final class ReceiptsTable {
  public static final String RECORDING_ID = "recordingId";

  /** An ISO 8601 date. */
  public static final String DAY_OF_DELETION = "dayOfDeletion";

  public static final String VERSION = "vaultVersion";
  public static final String RETENTION_CLASS = "retentionClass";
  public static final String RULE = "rule";
  public static final String DAY_OF_CALL = "dayOfCall";
  public static final String SHA256 = "sha256";
  public static final String BYTES = "bytes";

  public static final String BY_DAY = "byDay";

  public static final TableLayout LAYOUT =
      new TableLayout(
          text(RECORDING_ID),
          Optional.empty(),
          List.of(new Index(BY_DAY, text(DAY_OF_DELETION), text(RECORDING_ID))),
          Optional.empty());

  private ReceiptsTable() {}
}
