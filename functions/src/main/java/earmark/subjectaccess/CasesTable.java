package earmark.subjectaccess;

import static earmark.platform.TableLayout.Attribute.number;
import static earmark.platform.TableLayout.Attribute.text;

import earmark.platform.TableLayout;
import java.util.List;
import java.util.Optional;

/** Cases as lists of events, numbered from 1; append-only by permission. */
public final class CasesTable {
  public static final String CASE_ID = "caseId";
  public static final String SEQUENCE = "sequence";

  public static final TableLayout LAYOUT =
      new TableLayout(text(CASE_ID), Optional.of(number(SEQUENCE)), List.of(), Optional.empty());

  private CasesTable() {}
}
