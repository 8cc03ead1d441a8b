package earmark.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which extension or number was whose, in which role, from when to when. */
public final class StaffDirectory {
  private final Map<String, List<Entry>> byLine;
  private final List<Entry> entries;
  private final ZoneId zone;

  /**
   * @param zone of the entries' dates
   */
  public StaffDirectory(List<Entry> entries, ZoneId zone) {
    this.entries = List.copyOf(entries);
    this.byLine = entries.stream().collect(Collectors.groupingBy(Entry::line));
    this.zone = zone;
  }

  /**
   * Whose line this was at that time; empty when the directory does not know it, or knows it twice.
   *
   * @param line an extension, or a number in E.164
   */
  public Optional<Entry> at(String line, Instant time) {
    LocalDate day = LocalDate.ofInstant(time, zone);
    List<Entry> valid =
        byLine.getOrDefault(line, List.of()).stream()
            .filter(entry -> entry.isValidOn(day))
            .toList();
    return valid.size() == 1 ? Optional.of(valid.getFirst()) : Optional.empty();
  }

  /** The name this person was last known by. */
  public Optional<String> name(String staff) {
    return entries.stream()
        .filter(entry -> entry.staff().equals(staff))
        .max(Comparator.comparing(Entry::from))
        .map(Entry::name);
  }

  /** Every entry. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * Whose a line was, for a time.
   *
   * @param line an extension, or a number in E.164
   * @param staff the person's id
   * @param name as people know the person
   * @param role one of the policy's staff roles
   * @param from the first day
   * @param until the day after the last, empty while it lasts
   */
  public record Entry(
      String line,
      String staff,
      String name,
      String role,
      LocalDate from,
      Optional<LocalDate> until) {
    boolean isValidOn(LocalDate day) {
      return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
    }

    boolean overlaps(Entry other) {
      return line.equals(other.line)
          && other.until.map(from::isBefore).orElse(true)
          && until.map(other.from::isBefore).orElse(true);
    }

    /** Without the person's name, which is nothing for a log. */
    @Override
    public String toString() {
      return "Entry[" + role + ", " + from + "]";
    }
  }
}
