package earmark.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.policy.Policy;
import earmark.subjectaccess.SubjectAccessClock.Due;
import earmark.subjectaccess.SubjectAccessClock.Facts;
import earmark.subjectaccess.SubjectAccessClock.Pause;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectAccessClockTest {
  private static final BankHolidays HOLIDAYS = BankHolidays.of("england-and-wales");
  private static final SubjectAccessClock CLOCK =
      new SubjectAccessClock(
          HOLIDAYS,
          new Policy.SubjectAccess(1, 3, "england-and-wales"),
          ZoneId.of("Europe/London"));

  @ParameterizedTest(name = "{0} → {1}: {2}")
  @CsvSource({
    "2024-09-03, 2024-10-03, same date",
    "2024-01-31, 2024-02-29, clamped in a leap year",
    "2025-01-31, 2025-02-28, clamped",
    "2027-01-31, 2027-03-01, clamped to a Sunday and rolled",
    "2025-01-30, 2025-02-28, clamped",
    "2025-08-31, 2025-09-30, receipt at a weekend counts",
    "2024-11-25, 2024-12-27, Christmas Day and Boxing Day",
    "2025-11-25, 2025-12-29, two bank holidays then a weekend",
    "2024-02-29, 2024-04-02, Good Friday to Easter Monday",
    "2026-03-04, 2026-04-07, Easter Saturday",
    "2026-01-01, 2026-02-02, 1 February is a Sunday",
    "2025-10-31, 2025-12-01, clamped to a Sunday",
  })
  void shouldGiveACalendarMonth(LocalDate received, LocalDate due, String why) {
    assertThat(CLOCK.due(Facts.received(received)).on()).as(why).isEqualTo(due);
  }

  @Test
  void shouldCountAnExtensionFromTheSameStart() {
    Facts facts = new Facts(day("2026-01-31"), Optional.empty(), Optional.empty(), List.of(), true);

    assertThat(CLOCK.due(facts).on()).isEqualTo(day("2026-04-30"));
    assertThat(CLOCK.due(facts).extensionToldBy()).isEqualTo(day("2026-02-28"));
  }

  @Test
  void shouldAddThePauseForClarification() {
    Due due = CLOCK.due(paused("2026-02-16", new Pause(day("2026-02-20"), day("2026-02-27"))));

    assertThat(due.on()).isEqualTo(day("2026-03-23"));
    assertThat(due.literal()).isEqualTo(day("2026-03-24"));
    assertThat(due.extensionToldBy()).isEqualTo(day("2026-03-23"));
  }

  @Test
  void shouldCountNoDayOfOverlappingPausesTwice() {
    Due one = CLOCK.due(paused("2026-02-16", new Pause(day("2026-02-20"), day("2026-03-02"))));
    Due two =
        CLOCK.due(
            paused(
                "2026-02-16",
                new Pause(day("2026-02-24"), day("2026-03-02")),
                new Pause(day("2026-02-20"), day("2026-02-27"))));

    assertThat(two).isEqualTo(one);
  }

  @Test
  void shouldNotCountPausesBeforeTheClockStarts() {
    Facts facts =
        new Facts(
            day("2026-02-02"),
            Optional.of(day("2026-02-16")),
            Optional.empty(),
            List.of(
                new Pause(day("2026-02-03"), day("2026-02-10")),
                new Pause(day("2026-02-12"), day("2026-02-18"))),
            false);

    // Only 16 and 17 February were paused.
    assertThat(CLOCK.due(facts).on()).isEqualTo(day("2026-03-18"));
  }

  @Test
  void shouldStartAnewWithTheLatestProof() {
    Facts facts =
        new Facts(
            day("2026-01-05"),
            Optional.of(day("2026-01-12")),
            Optional.of(day("2026-01-09")),
            List.of(),
            false);

    assertThat(CLOCK.due(facts).on()).isEqualTo(day("2026-02-12"));
  }

  @Test
  void shouldNotStartBeforeTheRequest() {
    Facts facts =
        new Facts(
            day("2026-01-12"), Optional.of(day("2026-01-05")), Optional.empty(), List.of(), false);

    assertThat(CLOCK.due(facts).on()).isEqualTo(day("2026-02-12"));
  }

  @Test
  void shouldTakeTheDateOfReceiptWhereTheOrganisationIs() {
    LocalDate received = CLOCK.dateOf(Instant.parse("2026-06-14T23:30:00Z"));

    assertThat(received).isEqualTo(day("2026-06-15"));
    assertThat(CLOCK.due(Facts.received(received)).on()).isEqualTo(day("2026-07-15"));
  }

  @Test
  void shouldSayWhenTheBankHolidaysAreNotKnownYet() {
    assertThat(CLOCK.due(Facts.received(day("2028-11-30"))).holidaysKnown()).isFalse();
    assertThat(CLOCK.due(Facts.received(day("2028-11-29"))).holidaysKnown()).isTrue();
    // 1 January 2029 is a Monday: a holiday for sure, but taken for a working day
    assertThat(CLOCK.due(Facts.received(day("2028-12-01"))).on()).isEqualTo(day("2029-01-01"));
  }

  @Nested
  class Properties {
    private static final int CASES = 3000;

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void shouldNeverFallOnAWeekendOrABankHoliday() {
      facts()
          .forEach(
              facts -> {
                Due due = CLOCK.due(facts);
                for (LocalDate date : List.of(due.on(), due.literal())) {
                  assertThat(date.getDayOfWeek())
                      .as("seed %d: %s", seed, facts)
                      .isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
                  assertThat(HOLIDAYS.isHoliday(date)).as("seed %d: %s", seed, facts).isFalse();
                }
              });
    }

    @Test
    void shouldNeverBeBeforeTheMonthEndsNorLongAfterIt() {
      facts()
          .forEach(
              facts -> {
                LocalDate end =
                    facts.start().plusMonths(facts.extended() ? 3 : 1).plusDays(pausedDays(facts));
                assertThat(CLOCK.due(facts).on())
                    .as("seed %d: %s", seed, facts)
                    .isBetween(end, end.plusDays(4));
              });
    }

    @Test
    void shouldNeverBeEarlierForALaterReceipt() {
      facts()
          .forEach(
              facts ->
                  assertThat(CLOCK.due(Facts.received(facts.received().plusDays(1))).on())
                      .as("seed %d: %s", seed, facts)
                      .isAfterOrEqualTo(CLOCK.due(Facts.received(facts.received())).on()));
    }

    @Test
    void shouldNeverBeLaterThanTheLiteralReading() {
      facts()
          .forEach(
              facts ->
                  assertThat(CLOCK.due(facts).on())
                      .as("seed %d: %s", seed, facts)
                      .isBeforeOrEqualTo(CLOCK.due(facts).literal()));
    }

    @Test
    void shouldNeverEndAnExtensionBeforeTheMonth() {
      facts()
          .forEach(
              facts ->
                  assertThat(CLOCK.due(with(facts, true)).on())
                      .as("seed %d: %s", seed, facts)
                      .isAfter(CLOCK.due(with(facts, false)).on()));
    }

    @Test
    void shouldNotDependOnTheOrderOfPauses() {
      facts()
          .forEach(
              facts ->
                  assertThat(
                          CLOCK.due(
                              new Facts(
                                  facts.received(),
                                  facts.identityProved(),
                                  facts.authorityProved(),
                                  facts.pauses().reversed(),
                                  facts.extended())))
                      .as("seed %d: %s", seed, facts)
                      .isEqualTo(CLOCK.due(facts)));
    }

    private Stream<Facts> facts() {
      return Stream.generate(this::next).limit(CASES);
    }

    private Facts next() {
      LocalDate received = day("2024-01-01").plusDays(random.nextInt(5 * 365));
      Optional<LocalDate> proof =
          random.nextInt(4) == 0
              ? Optional.of(received.plusDays(random.nextInt(40)))
              : Optional.empty();
      List<Pause> pauses = Stream.generate(() -> pause(received)).limit(random.nextInt(4)).toList();
      return new Facts(received, proof, Optional.empty(), pauses, random.nextInt(4) == 0);
    }

    private Pause pause(LocalDate received) {
      LocalDate asked = received.plusDays(random.nextInt(30));
      return new Pause(asked, asked.plusDays(random.nextInt(20)));
    }

    // Day by day, unlike the clock's own arithmetic.
    private static long pausedDays(Facts facts) {
      return facts
          .start()
          .datesUntil(facts.start().plusDays(120))
          .filter(
              day ->
                  facts.pauses().stream()
                      .anyMatch(
                          pause -> !day.isBefore(pause.asked()) && day.isBefore(pause.answered())))
          .count();
    }

    private static Facts with(Facts facts, boolean extended) {
      return new Facts(
          facts.received(),
          facts.identityProved(),
          facts.authorityProved(),
          facts.pauses(),
          extended);
    }
  }

  private static Facts paused(String received, Pause... pauses) {
    return new Facts(day(received), Optional.empty(), Optional.empty(), List.of(pauses), false);
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }
}
