package earmark.staff;

import static earmark.platform.TableLayout.Attribute.text;

import earmark.platform.TableLayout;
import java.util.List;
import java.util.Optional;

/** The staff directory: one partition, small enough to be read whole and cached. */
public final class DirectoryTable {
  public static final String DIRECTORY = "directory";
  public static final String ENTRY = "entry";

  public static final TableLayout LAYOUT =
      new TableLayout(text(DIRECTORY), Optional.of(text(ENTRY)), List.of(), Optional.empty());

  private DirectoryTable() {}
}
