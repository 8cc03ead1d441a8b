package earmark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetentionClassTest {
  private static final Policy.Retention THREE_YEARS = new Policy.Retention(3, 14, 1, 30);
  private static final Instant CALL = Instant.parse("2026-11-02T09:30:00Z");

  @Test
  void shouldBeStandardForACallVaultedWithinAWeek() {
    assertThat(RetentionClass.inVault(CALL, CALL.plus(Duration.ofDays(7).minusSeconds(1))))
        .isEqualTo(RetentionClass.STANDARD);
  }

  @Test
  void shouldCountWholeWeeksBetweenCallAndVault() {
    assertThat(RetentionClass.inVault(CALL, CALL.plus(Duration.ofDays(7))).tag())
        .isEqualTo("late-001w");
    assertThat(RetentionClass.inVault(CALL, CALL.plus(Duration.ofDays(1094))).tag())
        .isEqualTo("late-156w");
  }

  @Test
  void shouldHaveARuleForEveryWeekOfTheThreeYears() {
    List<RetentionClass.LateRule> rules = RetentionClass.lateRules(THREE_YEARS);

    assertThat(rules).hasSize(156);
    assertThat(rules.getFirst())
        .isEqualTo(new RetentionClass.LateRule(RetentionClass.late(1), 1088));
    assertThat(rules.getLast()).isEqualTo(new RetentionClass.LateRule(RetentionClass.late(156), 3));
  }

  /** Property: whenever a call is vaulted, lifecycle's day is in the ten days from its 1095th. */
  @Test
  void shouldNeverEndEarlyNorMoreThanAWeekLate() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Instant vaulted = CALL.plusSeconds(random.nextLong(Duration.ofDays(1094).toSeconds()));
      RetentionClass retentionClass = RetentionClass.inVault(CALL, vaulted);
      int days =
          retentionClass.equals(RetentionClass.STANDARD)
              ? THREE_YEARS.days()
              : RetentionClass.lateRules(THREE_YEARS).stream()
                  .filter(rule -> rule.retentionClass().equals(retentionClass))
                  .findFirst()
                  .orElseThrow()
                  .days();
      Duration kept = Duration.between(CALL, vaulted.plus(Duration.ofDays(days)));

      assertThat(kept)
          .as("seed %d, vaulted %s", seed, vaulted)
          .isBetween(Duration.ofDays(1095), Duration.ofDays(1102));
    }
  }
}
