package earmark.access;

import static earmark.platform.TableLayout.Attribute.text;

import earmark.platform.TableLayout;
import java.util.List;
import java.util.Optional;

/** Who may sign in and as what; the key is the subject of the person's token. */
public final class PeopleTable {
  public static final String SUBJECT = "subject";

  public static final TableLayout LAYOUT =
      new TableLayout(text(SUBJECT), Optional.empty(), List.of(), Optional.empty());

  private PeopleTable() {}
}
