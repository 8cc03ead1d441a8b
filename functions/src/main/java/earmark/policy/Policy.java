package earmark.policy;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import earmark.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The organisation's rules (see {@code policy.schema.json} for each field). Whatever is wrong in
 * the file stops the build and the start of a function, with place and reason.
 */
@JsonIgnoreProperties("$schema")
public record Policy(
    String organisation,
    Version policy,
    String region,
    ZoneId timeZone,
    String numberRegion,
    Retention retention,
    SubjectAccess subjectAccess,
    Map<String, String> staffRoles,
    List<List<String>> notRoutinelyKept,
    List<NamePattern> namePatterns) {

  private static final ObjectReader READER =
      Json.mapper().readerFor(Policy.class).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  public Policy {
    staffRoles = Map.copyOf(staffRoles);
    notRoutinelyKept = notRoutinelyKept.stream().map(List::copyOf).toList();
    namePatterns = List.copyOf(namePatterns);
    for (int i = 0; i < notRoutinelyKept.size(); i++) {
      for (String role : notRoutinelyKept.get(i)) {
        if (!staffRoles.containsKey(role)) {
          throw new IllegalArgumentException(
              "/notRoutinelyKept/" + i + ": '" + role + "' is none of the staffRoles");
        }
      }
    }
  }

  /** The rules this jar was built with. */
  public static Policy bundled() {
    try (InputStream file = Policy.class.getResourceAsStream("/policy.json")) {
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException("policy.json: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a policy file.
   *
   * @throws IOException naming line and reason, when it is no policy
   */
  public static Policy read(InputStream file) throws IOException {
    return READER.readValue(file);
  }

  /** Whether calls between members of staff of these two roles are not routinely kept (P2). */
  public boolean isNotRoutinelyKept(String oneRole, String otherRole) {
    Set<String> pair = Set.copyOf(List.of(oneRole, otherRole));
    return notRoutinelyKept.stream().map(Set::copyOf).anyMatch(pair::equals);
  }

  /** Which written policy these rules carry out (P22, P23). */
  public record Version(String owner, LocalDate adopted, String version) {}

  /** How long things are kept; days are whole days. */
  public record Retention(
      int years, int waitsWhenOlderThanDays, int vaultedUploadDays, int outOfScopeGraceDays) {

    /** Lifecycle's days for {@link #years}, without leap days: the lock covers those. */
    public int days() {
      return years * 365;
    }
  }

  /** The month of the law, and whose bank holidays move it. */
  public record SubjectAccess(int months, int extendedMonths, String holidays) {}

  /**
   * How a phone system names its files.
   *
   * @param pattern over the file's name, with any of the groups from, to, external, extension,
   *     direction, time and epoch
   * @param time how the group {@code time} is written, as {@link DateTimeFormatter} reads it
   * @param zone {@code UTC}, or local time
   */
  public record NamePattern(
      String system, Pattern pattern, Optional<String> time, Optional<String> zone) {
    private static final Set<String> GROUPS =
        Set.of("from", "to", "external", "extension", "direction", "time", "epoch");

    public NamePattern {
      for (String group : pattern.namedGroups().keySet()) {
        if (!GROUPS.contains(group)) {
          throw new IllegalArgumentException(
              "'"
                  + system
                  + "' has a group '"
                  + group
                  + "', which is none of "
                  + GROUPS.stream().sorted().toList());
        }
      }
      if (pattern.namedGroups().containsKey("time") && time.isEmpty()) {
        throw new IllegalArgumentException("'" + system + "' does not say how its time is written");
      }
      // Throws when it is no pattern of a DateTimeFormatter.
      var _ = time.map(DateTimeFormatter::ofPattern);
    }
  }
}
