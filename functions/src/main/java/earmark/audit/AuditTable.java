package earmark.audit;

import static earmark.platform.TableLayout.Attribute.text;

import earmark.platform.TableLayout;
import earmark.platform.TableLayout.Index;
import java.util.List;
import java.util.Optional;

/** The audit trail: append-only by permission, a partition for each day and shard. */
public final class AuditTable {
  public static final String DAY_SHARD = "dayShard";
  public static final String ENTRY = "entry";
  public static final String AT = "at";
  public static final String RECORDING_ID = "recordingId";
  public static final String ACTOR = "actor";
  public static final String CASE_ID = "caseId";

  public static final String BY_RECORDING = "byRecording";
  public static final String BY_ACTOR = "byActor";
  public static final String BY_CASE = "byCase";

  public static final TableLayout LAYOUT =
      new TableLayout(
          text(DAY_SHARD),
          Optional.of(text(ENTRY)),
          List.of(
              new Index(BY_RECORDING, text(RECORDING_ID), text(AT)),
              new Index(BY_ACTOR, text(ACTOR), text(AT)),
              new Index(BY_CASE, text(CASE_ID), text(AT))),
          Optional.empty());

  private AuditTable() {}
}
