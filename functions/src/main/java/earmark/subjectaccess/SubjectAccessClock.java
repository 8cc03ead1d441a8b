package earmark.subjectaccess;

import earmark.policy.Policy;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a request must be answered: the law's calendar month, computed from what happened and never
 * stored.
 *
 * <p>The order of the arithmetic: from the start, one month or, extended, three (no such date: the
 * last of that month), then the paused days, then, once, on to a working day. Bank holidays that
 * nobody has announced yet are taken for working days, which can only make the date earlier.
 *
 * @see <a
 *     href="https://ico.org.uk/for-organisations/uk-gdpr-guidance-and-resources/subject-access-requests/">The
 *     Information Commissioner's guidance on the right of access</a>
 */
public final class SubjectAccessClock {
  private final BankHolidays holidays;
  private final int months;
  private final int extendedMonths;
  private final ZoneId zone;

  public SubjectAccessClock(BankHolidays holidays, Policy.SubjectAccess rules, ZoneId zone) {
    this.holidays = holidays;
    this.months = rules.months();
    this.extendedMonths = rules.extendedMonths();
    this.zone = zone;
  }

  /** The clock of an organisation. */
  public static SubjectAccessClock of(Policy policy) {
    return new SubjectAccessClock(
        BankHolidays.of(policy.subjectAccess().holidays()),
        policy.subjectAccess(),
        policy.timeZone());
  }

  /** The local date of a moment: that of a receipt, whoever received it. */
  public LocalDate dateOf(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  /** When it is due, by all that has happened so far. */
  public Due due(Facts facts) {
    LocalDate start = facts.start();
    List<Pause> pauses = Pause.merged(facts.pauses(), start);
    long paused = pauses.stream().mapToLong(Pause::days).sum();
    LocalDate unrolled = start.plusMonths(facts.extended() ? extendedMonths : months);
    LocalDate on = rolled(unrolled.plusDays(paused));
    LocalDate literal = rolled(unrolled.plusDays(paused + pauses.size()));
    return new Due(on, literal, start.plusMonths(months).plusDays(paused), holidays.know(on));
  }

  private LocalDate rolled(LocalDate date) {
    LocalDate day = date;
    while (!isWorkingDay(day)) {
      day = day.plusDays(1);
    }
    return day;
  }

  private boolean isWorkingDay(LocalDate date) {
    return date.getDayOfWeek() != DayOfWeek.SATURDAY
        && date.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.isHoliday(date);
  }

  /**
   * What the clock goes by.
   *
   * @param received when any employee received the request
   * @param identityProved when a proof of identity that was asked for came: the clock starts anew
   * @param authorityProved when a proof came that a third party may ask
   * @param pauses while the requester was asked to clarify
   * @param extended whether the request was found complex and the requester told in time
   */
  public record Facts(
      LocalDate received,
      Optional<LocalDate> identityProved,
      Optional<LocalDate> authorityProved,
      List<Pause> pauses,
      boolean extended) {
    public Facts {
      pauses = List.copyOf(pauses);
    }

    /** A plain request. */
    public static Facts received(LocalDate date) {
      return new Facts(date, Optional.empty(), Optional.empty(), List.of(), false);
    }

    LocalDate start() {
      return Stream.of(Optional.of(received), identityProved, authorityProved)
          .flatMap(Optional::stream)
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /**
   * A pause: the requester was asked to clarify, and answered.
   *
   * @param asked the first day of it
   * @param answered the day the clock runs again
   */
  public record Pause(LocalDate asked, LocalDate answered) {
    public Pause {
      if (answered.isBefore(asked)) {
        throw new IllegalArgumentException("An answer comes after its question");
      }
    }

    long days() {
      return ChronoUnit.DAYS.between(asked, answered);
    }

    /** Without overlaps, so that no day counts twice, and without days before the start. */
    private static List<Pause> merged(List<Pause> pauses, LocalDate start) {
      List<Pause> merged = new ArrayList<>();
      for (Pause pause :
          pauses.stream()
              .filter(p -> p.answered().isAfter(start))
              .map(p -> p.asked().isBefore(start) ? new Pause(start, p.answered()) : p)
              .sorted(Comparator.comparing(Pause::asked))
              .toList()) {
        if (merged.isEmpty() || pause.asked().isAfter(merged.getLast().answered())) {
          merged.add(pause);
        } else if (pause.answered().isAfter(merged.getLast().answered())) {
          merged.add(new Pause(merged.removeLast().asked(), pause.answered()));
        }
      }
      return merged;
    }
  }

  /**
   * When an answer is due.
   *
   * @param on the last day, by the reading that is safe: what the organisation goes by
   * @param literal the last day when both ends of each pause count, as the words can be read
   * @param extensionToldBy until when the requester must be told of an extension
   * @param holidaysKnown whether the bank holidays of that year were known; if not, only weekends
   *     moved the date, and it may turn out later than this
   */
  public record Due(
      LocalDate on, LocalDate literal, LocalDate extensionToldBy, boolean holidaysKnown) {}
}
