package earmark.local.s3.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import earmark.local.s3.lifecycle.LifecycleRule.Filter;
import earmark.local.s3.lifecycle.ObjectVersion.Current;
import earmark.local.s3.lifecycle.ObjectVersion.Lock;
import earmark.local.s3.lifecycle.ObjectVersion.Noncurrent;
import earmark.local.s3.lifecycle.ObjectVersion.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AWS's semantics in dates that were worked out by hand, from its documentation. */
class LifecycleRulesTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @Nested
  class Days {
    @ParameterizedTest
    @CsvSource({
      // AWS's own example: 15 January, 10:30, and three days.
      "2014-01-15T10:30:00Z, 3, 2014-01-19T00:00:00Z",
      "2026-11-24T00:00:01Z, 1, 2026-11-26T00:00:00Z",
      "2026-11-24T23:59:59Z, 1, 2026-11-26T00:00:00Z",
      "2026-11-24T00:00:00Z, 1, 2026-11-25T00:00:00Z",
      // Three years without a leap day, and with one: 1095 days end a day before the anniversary.
      "2025-03-10T09:00:00Z, 1095, 2028-03-10T00:00:00Z",
      "2024-03-10T09:00:00Z, 1095, 2027-03-11T00:00:00Z",
      "2024-02-29T09:00:00Z, 1095, 2027-03-01T00:00:00Z",
      // Britain's clocks change: midnight is UTC's.
      "2026-03-28T23:30:00Z, 1, 2026-03-30T00:00:00Z",
      "2026-10-24T23:30:00Z, 1, 2026-10-26T00:00:00Z",
    })
    void shouldCountFromTheUploadAndRoundUpToMidnight(
        Instant uploaded, int days, Instant expected) {
      assertThat(LifecycleRules.due(current(uploaded, Map.of()), List.of(expire("r", days))))
          .contains(new Due(expected, "r"));
    }

    @Test
    void shouldHideACurrentVersionNotBeforeItIsDue() {
      // Given
      ObjectVersion version = current("2014-01-15T10:30:00Z");
      List<LifecycleRule> rules = List.of(expire("r", 3));
      Due due = new Due(Instant.parse("2014-01-19T00:00:00Z"), "r");

      // Then
      assertThat(LifecycleRules.decide(version, rules, Instant.parse("2014-01-18T23:59:59.999Z")))
          .isEqualTo(new LifecycleAction.Keep(Optional.of(due)));
      assertThat(LifecycleRules.decide(version, rules, Instant.parse("2014-01-19T00:00:00Z")))
          .isEqualTo(new LifecycleAction.Hide(due));
    }

    @Test
    void shouldDeleteAtOnceWhereNoVersionsAreKept() {
      ObjectVersion object =
          new ObjectVersion(
              "log", Optional.empty(), LONG_AGO, new Current(true), false, 1, Map.of(), Lock.NONE);

      assertThat(LifecycleRules.decide(object, List.of(expire("r", 1)), at("2020-01-02")))
          .isInstanceOf(LifecycleAction.Delete.class);
    }
  }

  @Nested
  class Filters {
    private final Filter both =
        new Filter(
            "",
            Map.of("retention", "erase", "scope", "x"),
            OptionalLong.empty(),
            OptionalLong.empty());

    @Test
    void shouldWantEveryTagAndLetOthersBe() {
      LifecycleRule rule = expire("r", both, 1);

      assertThat(dueWith(rule, Map.of("retention", "erase"))).isEmpty();
      assertThat(dueWith(rule, Map.of("retention", "erase", "scope", "y"))).isEmpty();
      assertThat(dueWith(rule, Map.of("retention", "erase", "scope", "x", "format", "1")))
          .isPresent();
    }

    @Test
    void shouldGoByThePrefixAndTheSizeWithoutTheLimitsThemselves() {
      LifecycleRule rule =
          expire("r", new Filter("wo", Map.of(), OptionalLong.of(9), OptionalLong.of(11)), 1);

      assertThat(dueOf("work", 10, rule)).isPresent();
      assertThat(dueOf("work", 9, rule)).isEmpty();
      assertThat(dueOf("work", 11, rule)).isEmpty();
      assertThat(dueOf("other", 10, rule)).isEmpty();
    }

    @Test
    void shouldLetTheShorterOfTwoRulesWinInEitherOrder() {
      LifecycleRule all = expire("standard", 1095);
      LifecycleRule some = expire("erase", tagged("erase"), 1);
      ObjectVersion version =
          current(Instant.parse("2026-11-24T12:00:00Z"), Map.of("retention", "erase"));
      Due shorter = new Due(at("2026-11-26"), "erase");

      assertThat(LifecycleRules.due(version, List.of(all, some))).contains(shorter);
      assertThat(LifecycleRules.due(version, List.of(some, all))).contains(shorter);
    }

    @Test
    void shouldRefuseWhatS3RefusesInOneRule() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new LifecycleRule(
                      "r",
                      tagged("erase"),
                      OptionalInt.empty(),
                      true,
                      OptionalInt.empty(),
                      OptionalInt.empty()));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new LifecycleRule(
                      "r",
                      tagged("erase"),
                      OptionalInt.empty(),
                      false,
                      OptionalInt.empty(),
                      OptionalInt.of(7)));
    }

    private Optional<Due> dueWith(LifecycleRule rule, Map<String, String> tags) {
      return LifecycleRules.due(current(LONG_AGO, tags), List.of(rule));
    }

    private Optional<Due> dueOf(String key, long size, LifecycleRule rule) {
      ObjectVersion version =
          new ObjectVersion(
              key, Optional.of("v"), LONG_AGO, new Current(true), false, size, Map.of(), Lock.NONE);
      return LifecycleRules.due(version, List.of(rule));
    }
  }

  @Nested
  class NoncurrentVersions {
    private final List<LifecycleRule> rules = List.of(both("standard", 1095, 1));

    @Test
    void shouldCountFromWhenTheyCeasedToBeCurrentAndNotFromTheUpload() {
      ObjectVersion version = noncurrent("2026-11-24T08:00:00Z", Lock.NONE);

      assertThat(LifecycleRules.due(version, rules))
          .contains(new Due(at("2026-11-26"), "standard"));
      assertThat(LifecycleRules.decide(version, rules, at("2026-11-26")))
          .isInstanceOf(LifecycleAction.Delete.class);
    }

    @Test
    void shouldStayWhileLockedAndGoAtTheFirstRunAfterwards() {
      // Given: due on the 26th, locked for two hours into the 28th
      ObjectVersion version =
          noncurrent(
              "2026-11-24T08:00:00Z",
              new Lock(Optional.of(Instant.parse("2026-11-28T02:00:00Z")), false));

      // Then
      assertThat(LifecycleRules.decide(version, rules, at("2026-11-26")))
          .isInstanceOf(LifecycleAction.Spare.class);
      assertThat(LifecycleRules.decide(version, rules, at("2026-11-28")))
          .isInstanceOf(LifecycleAction.Spare.class);
      assertThat(LifecycleRules.decide(version, rules, at("2026-11-29")))
          .isInstanceOf(LifecycleAction.Delete.class);
    }

    @Test
    void shouldStayWhileHeldHoweverLong() {
      ObjectVersion version =
          noncurrent("2026-11-24T08:00:00Z", new Lock(Optional.of(LONG_AGO), true));

      assertThat(LifecycleRules.decide(version, rules, at("2096-11-26")))
          .isInstanceOf(LifecycleAction.Spare.class);
    }

    @Test
    void shouldBeHiddenWhileCurrentThoughLockedAndHeld() {
      ObjectVersion version =
          new ObjectVersion(
              "k",
              Optional.of("v"),
              Instant.parse("2026-11-24T08:00:00Z"),
              new Current(true),
              false,
              1,
              Map.of(),
              new Lock(Optional.of(at("2099-01-01")), true));

      assertThat(LifecycleRules.decide(version, rules, at("2029-11-24")))
          .isInstanceOf(LifecycleAction.Hide.class);
    }
  }

  @Nested
  class DeleteMarkers {
    @Test
    void shouldGoAtTheNextRunWhenNothingIsLeftBehindThem() {
      List<LifecycleRule> leftovers =
          List.of(
              new LifecycleRule(
                  "leftovers",
                  Filter.ALL,
                  OptionalInt.empty(),
                  true,
                  OptionalInt.empty(),
                  OptionalInt.empty()));

      assertThat(LifecycleRules.decide(marker(new Current(true)), leftovers, at("2026-11-25")))
          .isInstanceOf(LifecycleAction.Delete.class);
      assertThat(LifecycleRules.decide(marker(new Current(false)), leftovers, at("2036-11-25")))
          .isEqualTo(new LifecycleAction.Keep(Optional.empty()));
    }

    @Test
    void shouldGoWhenOfAgeUnderARuleWithDaysButOnlyAlone() {
      List<LifecycleRule> rules = List.of(expire("standard", 30));

      assertThat(LifecycleRules.due(marker(new Current(true)), rules))
          .contains(new Due(at("2026-12-25"), "standard"));
      assertThat(LifecycleRules.due(marker(new Current(false)), rules)).isEmpty();
    }

    private ObjectVersion marker(Standing standing) {
      return new ObjectVersion(
          "k",
          Optional.of("m"),
          Instant.parse("2026-11-24T10:00:00Z"),
          standing,
          true,
          0,
          Map.of(),
          Lock.NONE);
    }
  }

  @Test
  void shouldEndUploadsInPartsThatWereNeverCompleted() {
    LifecycleRule rule =
        new LifecycleRule(
            "leftovers",
            Filter.ALL,
            OptionalInt.empty(),
            true,
            OptionalInt.empty(),
            OptionalInt.of(7));

    assertThat(
            LifecycleRules.dueOfUpload("k", Instant.parse("2026-11-24T10:00:00Z"), List.of(rule)))
        .contains(new Due(at("2026-12-02"), "leftovers"));
  }

  private static Instant at(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }

  private static ObjectVersion current(String uploaded) {
    return current(Instant.parse(uploaded), Map.of());
  }

  private static ObjectVersion current(Instant uploaded, Map<String, String> tags) {
    return new ObjectVersion(
        "k", Optional.of("v"), uploaded, new Current(true), false, 1, tags, Lock.NONE);
  }

  private static ObjectVersion noncurrent(String since, Lock lock) {
    return new ObjectVersion(
        "k",
        Optional.of("v"),
        LONG_AGO,
        new Noncurrent(Instant.parse(since)),
        false,
        1,
        Map.of(),
        lock);
  }

  private static Filter tagged(String retention) {
    return new Filter(
        "", Map.of("retention", retention), OptionalLong.empty(), OptionalLong.empty());
  }

  private static LifecycleRule expire(String id, int days) {
    return expire(id, Filter.ALL, days);
  }

  private static LifecycleRule expire(String id, Filter filter, int days) {
    return new LifecycleRule(
        id, filter, OptionalInt.of(days), false, OptionalInt.empty(), OptionalInt.empty());
  }

  private static LifecycleRule both(String id, int days, int noncurrentDays) {
    return new LifecycleRule(
        id,
        Filter.ALL,
        OptionalInt.of(days),
        false,
        OptionalInt.of(noncurrentDays),
        OptionalInt.empty());
  }
}
