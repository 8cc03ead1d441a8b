package earmark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.policy.RetentionClass.LateRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetentionClassTest {
  private final Policy.Retention retention = Policy.bundled().retention();
  private final Map<RetentionClass, Integer> lateDays =
      RetentionClass.lateRules(retention).stream()
          .collect(Collectors.toMap(LateRule::retentionClass, LateRule::days));

  @Test
  void shouldBeStandardForAnUploadOfTheSameWeek() {
    Instant call = Instant.parse("2026-11-24T09:15:00Z");

    assertThat(RetentionClass.inVault(call, call.plus(Duration.ofDays(7)).minusMillis(1)))
        .isEqualTo(RetentionClass.STANDARD);
    assertThat(RetentionClass.inVault(call, call.plus(Duration.ofDays(7))))
        .isEqualTo(RetentionClass.late(1));
  }

  /**
   * Whenever a call is vaulted, lifecycle's days end neither before three years nor a week late.
   */
  @Test
  void shouldEndThreeYearsAfterTheCallWheneverItIsVaulted() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Instant first = Instant.parse("2024-01-01T00:00:00Z");
    Duration kept = Duration.ofDays(retention.days());
    for (int i = 0; i < 20_000; i++) {
      Instant call = first.plusSeconds(random.nextInt(100_000_000));
      Instant vaulted = call.plusSeconds(random.nextInt(retention.days() * 86_400));

      Instant end = vaulted.plus(Duration.ofDays(days(RetentionClass.inVault(call, vaulted))));

      assertThat(end)
          .as("call %s, vaulted %s, seed %s", call, vaulted, seed)
          .isBetween(call.plus(kept), call.plus(kept).plus(Duration.ofDays(7)));
    }
  }

  private int days(RetentionClass retentionClass) {
    return retentionClass.equals(RetentionClass.STANDARD)
        ? retention.days()
        : lateDays.get(retentionClass);
  }
}
