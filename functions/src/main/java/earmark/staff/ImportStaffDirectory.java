package earmark.staff;

import earmark.policy.Policy;
import earmark.staff.DirectoryCsv.Row;
import earmark.staff.StaffDirectory.Entry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Replaces the staff directory by what a CSV file says: all of it, or, when a line of it is wrong,
 * nothing. The same file again changes nothing.
 */
final class ImportStaffDirectory {
  private final DirectoryStore store;
  private final DirectoryCsv csv;

  ImportStaffDirectory(DirectoryStore store, Policy policy) {
    this.store = store;
    this.csv = new DirectoryCsv(policy);
  }

  /** Imports this file. */
  Result replaceBy(String file) {
    DirectoryCsv.Parsed parsed = csv.parse(file);
    List<Problem> problems = new ArrayList<>(parsed.problems());
    problems.addAll(overlaps(parsed.rows()));
    if (!problems.isEmpty()) {
      problems.sort(Comparator.comparingInt(Problem::line));
      return new Result.Refused(problems);
    }
    List<Entry> entries = parsed.rows().stream().map(Row::entry).toList();
    store.replace(name(entries), entries);
    return new Result.Imported(
        entries.size(), Math.toIntExact(entries.stream().map(Entry::staff).distinct().count()));
  }

  /** A line belongs to one person at a time, or it would tell nobody. */
  private static List<Problem> overlaps(List<Row> rows) {
    return rows.stream().collect(Collectors.groupingBy(row -> row.entry().line())).values().stream()
        .flatMap(
            same ->
                same.stream()
                    .filter(
                        row ->
                            same.stream()
                                .takeWhile(earlier -> !earlier.equals(row))
                                .anyMatch(earlier -> earlier.entry().overlaps(row.entry()))))
        .map(row -> new Problem(row.number(), "its time overlaps another entry of the same line"))
        .toList();
  }

  private static String name(List<Entry> entries) {
    String all =
        entries.stream()
            .map(
                entry ->
                    String.join(
                        "\t",
                        entry.line(),
                        entry.staff(),
                        entry.name(),
                        entry.role(),
                        entry.from().toString(),
                        entry.until().map(Object::toString).orElse("")))
            .sorted()
            .collect(Collectors.joining("\n"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** What became of an import. */
  sealed interface Result {
    /** The directory now is this. */
    record Imported(int entries, int people) implements Result {}

    /** The directory is as it was. */
    record Refused(List<Problem> problems) implements Result {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** What is wrong with a line; in words that repeat nothing of it. */
  record Problem(int line, String reason) {}
}
