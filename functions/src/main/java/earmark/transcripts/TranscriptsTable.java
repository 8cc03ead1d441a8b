package earmark.transcripts;

import static earmark.platform.TableLayout.Attribute.text;

import earmark.platform.TableLayout;
import earmark.platform.TableLayout.Index;
import java.util.List;
import java.util.Optional;

/** How far each transcript is; what is unfinished stands in an index of its own. */
public final class TranscriptsTable {
  public static final String RECORDING_ID = "recordingId";
  public static final String UNFINISHED = "unfinished";
  public static final String REQUESTED_AT = "requestedAt";
  public static final String EXPIRES_AT = "expiresAt";

  /** The one value of {@link #UNFINISHED}: finished entries have none, and are not in the index. */
  static final String YES = "yes";

  static final String STATE = "state";
  static final String REASON = "reason";
  static final String ATTEMPT = "attempt";
  static final String TRIES = "tries";
  static final String CHANGED_AT = "changedAt";
  static final String REVISION = "revision";
  static final String VAULT_VERSION = "vaultVersion";
  static final String CODEC = "codec";
  static final String CHANNELS = "channels";

  public static final String BY_UNFINISHED = "byUnfinished";

  public static final TableLayout LAYOUT =
      new TableLayout(
          text(RECORDING_ID),
          Optional.empty(),
          List.of(new Index(BY_UNFINISHED, text(UNFINISHED), text(REQUESTED_AT))),
          Optional.of(EXPIRES_AT));

  private TranscriptsTable() {}
}
