package earmark.staff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import earmark.policy.Policy;
import earmark.staff.ImportStaffDirectory.Problem;
import earmark.staff.StaffDirectory.Entry;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the staff directory as CSV: {@code line,staff,name,role,from,until}, a header first. */
final class DirectoryCsv {
  static final String HEADER = "line,staff,name,role,from,until";
  private static final int COLUMNS = 6;
  private static final int MOST_LINES = 20_000;
  private static final int LONGEST_NAME = 100;
  private static final Pattern STAFF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final ObjectReader CELLS = new CsvMapper().readerFor(String[].class);

  private final Policy policy;
  private final Lines lines;

  DirectoryCsv(Policy policy) {
    this.policy = policy;
    this.lines = new Lines(policy.numberRegion());
  }

  /** Reads every line, and says of every wrong one what is wrong. */
  Parsed parse(String file) {
    List<String> text = file.strip().lines().limit(MOST_LINES + 1).toList();
    if (text.isEmpty() || !text.getFirst().replace("\uFEFF", "").strip().equals(HEADER)) {
      return new Parsed(List.of(), List.of(new Problem(1, "the header must be " + HEADER)));
    }
    if (text.size() == 1 || text.size() > MOST_LINES) {
      String reason = "a directory has 1 to " + (MOST_LINES - 1) + " entries";
      return new Parsed(List.of(), List.of(new Problem(1, reason)));
    }
    List<Row> rows = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (int number = 2; number <= text.size(); number++) {
      String line = text.get(number - 1);
      if (!line.isBlank()) {
        try {
          rows.add(new Row(number, entry(line)));
        } catch (WrongLineException e) {
          problems.add(new Problem(number, e.getMessage()));
        }
      }
    }
    return new Parsed(rows, problems);
  }

  private Entry entry(String text) throws WrongLineException {
    String[] cells = cells(text);
    LocalDate from = date(cells[4], "from");
    Optional<LocalDate> until =
        cells[5].isBlank() ? Optional.empty() : Optional.of(date(cells[5], "until"));
    require(until.map(from::isBefore).orElse(true), "until must be after from");
    require(STAFF.matcher(cells[1].strip()).matches(), "staff must be an id");
    require(!cells[2].isBlank() && cells[2].length() <= LONGEST_NAME, "name is missing or long");
    require(policy.staffRoles().containsKey(cells[3].strip()), "role is none of the policy's");
    return new Entry(
        line(cells[0].strip()), cells[1].strip(), cells[2].strip(), cells[3].strip(), from, until);
  }

  private static String[] cells(String text) throws WrongLineException {
    try {
      String[] cells = CELLS.readValue(text);
      require(cells.length == COLUMNS, "a line has " + COLUMNS + " columns");
      return cells;
    } catch (JsonProcessingException unreadable) {
      throw new WrongLineException("the line is no CSV");
    }
  }

  private String line(String text) throws WrongLineException {
    return Lines.isExtension(text)
        ? text
        : lines
            .e164(text)
            .orElseThrow(() -> new WrongLineException("line is neither an extension nor a number"));
  }

  private static LocalDate date(String text, String column) throws WrongLineException {
    try {
      return LocalDate.parse(text.strip());
    } catch (DateTimeException unreadable) {
      throw new WrongLineException(column + " must be a date such as 2026-09-01");
    }
  }

  private static void require(boolean holds, String reason) throws WrongLineException {
    if (!holds) {
      throw new WrongLineException(reason);
    }
  }

  /** The lines that can be read, and what is wrong with the others. */
  record Parsed(List<Row> rows, List<Problem> problems) {
    Parsed {
      rows = List.copyOf(rows);
      problems = List.copyOf(problems);
    }
  }

  /** A line of the file, counted from 1. */
  record Row(int number, Entry entry) {}

  private static final class WrongLineException extends Exception {
    private static final long serialVersionUID = 1L;

    WrongLineException(String reason) {
      super(reason);
    }
  }
}
