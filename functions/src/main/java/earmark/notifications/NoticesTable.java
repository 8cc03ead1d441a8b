package earmark.notifications;

import static earmark.platform.TableLayout.Attribute.text;

import earmark.platform.TableLayout;
import java.util.List;
import java.util.Optional;

/** Notices for each role, gone by themselves after a while. */
public final class NoticesTable {
  public static final String ROLE = "role";
  public static final String NOTICE = "notice";
  public static final String EXPIRES_AT = "expiresAt";

  public static final TableLayout LAYOUT =
      new TableLayout(text(ROLE), Optional.of(text(NOTICE)), List.of(), Optional.of(EXPIRES_AT));

  private NoticesTable() {}
}
