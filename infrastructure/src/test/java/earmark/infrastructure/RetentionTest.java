package earmark.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.policy.RetentionClass;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** P6: what S3 deletes by itself, and when. */
class RetentionTest {
  private static final int THREE_YEARS = 1095;
  private static final Synthesized APP = Synthesized.production();

  @Nested
  class InTheVault {
    private final List<JsonNode> rules = rules(APP, "EarmarkData/Recordings/Vault");

    @Test
    void shouldExpireAnyRecordingAfterThreeYears() {
      JsonNode standard = rule(rules, "standard");

      assertThat(standard.path("ExpirationInDays").asInt()).isEqualTo(THREE_YEARS);
      assertThat(noncurrentDays(standard)).isEqualTo(1);
      assertThat(hasFilter(standard)).isFalse();
    }

    @Test
    void shouldExpireALateRecordingThreeYearsAfterItsCallAndNeverSooner() {
      Instant vaulted = Instant.parse("2026-11-24T10:00:00Z");
      for (int days = 7; days < THREE_YEARS; days++) {
        RetentionClass late = RetentionClass.inVault(vaulted.minus(Duration.ofDays(days)), vaulted);

        int sinceCall = days + rule(rules, late.tag()).path("ExpirationInDays").asInt();

        assertThat(sinceCall).isBetween(THREE_YEARS, THREE_YEARS + 6);
      }
    }

    @Test
    void shouldTellLateRecordingsByTheirTagAlone() {
      List<JsonNode> late = rules.stream().filter(rule -> id(rule).startsWith("late-")).toList();

      assertThat(late)
          .hasSize(156)
          .allSatisfy(
              rule -> {
                assertThat(rule.path("TagFilters")).hasSize(1);
                assertThat(rule.at("/TagFilters/0/Key").asText()).isEqualTo("retention");
                assertThat(rule.at("/TagFilters/0/Value").asText()).isEqualTo(id(rule));
                assertThat(noncurrentDays(rule)).isEqualTo(1);
              });
    }

    @Test
    void shouldEraseWithinADay() {
      assertThat(rule(rules, "erase").path("ExpirationInDays").asInt()).isEqualTo(1);
    }

    @Test
    void shouldBeLockedWithoutADefaultThatOutlastsALateRecording() {
      Synthesized.Resource vault = APP.at("EarmarkData/Recordings/Vault");

      assertThat(vault.property("ObjectLockEnabled").asBoolean()).isTrue();
      assertThat(vault.property("ObjectLockConfiguration").path("Rule").isMissingNode()).isTrue();
    }
  }

  @Nested
  class InUploads {
    private final List<JsonNode> rules = rules(APP, "EarmarkData/Recordings/Uploads");

    @Test
    void shouldClearWhatIsInTheVaultTheNextDay() {
      assertThat(rule(rules, "vaulted").path("ExpirationInDays").asInt()).isEqualTo(1);
      assertThat(rule(rules, "vaulted").at("/TagFilters/0/Value").asText()).isEqualTo("vaulted");
    }

    @Test
    void shouldGiveAGraceToWhatIsNotRoutinelyKeptAndGiveItAlsoWhenOverwritten() {
      JsonNode outOfScope = rule(rules, "out-of-scope");

      assertThat(outOfScope.path("ExpirationInDays").asInt()).isEqualTo(30);
      assertThat(noncurrentDays(outOfScope)).isEqualTo(30);
    }

    @Test
    void shouldKeepWhatWaitsForThreeYearsInAllAndForAYearWhenOverwritten() {
      JsonNode standard = rule(rules, "standard");

      assertThat(standard.path("ExpirationInDays").asInt() + noncurrentDays(standard))
          .isEqualTo(THREE_YEARS);
      assertThat(noncurrentDays(standard)).isEqualTo(365);
    }

    @Test
    void shouldHaveNoLockForAnyClientMayWriteHere() {
      assertThat(APP.at("EarmarkData/Recordings/Uploads").property("ObjectLockEnabled").asBoolean())
          .isFalse();
    }
  }

  @Nested
  class InCasework {
    private final List<JsonNode> rules = rules(APP, "EarmarkData/Casework/Files");

    @Test
    void shouldKeepNothingLongerThanARecording() {
      JsonNode standard = rule(rules, "standard");

      assertThat(standard.path("ExpirationInDays").asInt()).isEqualTo(THREE_YEARS);
      assertThat(hasFilter(standard)).isFalse();
    }

    @Test
    void shouldClearWorkCopiesWithinAWeek() {
      assertThat(rule(rules, "work-copies").path("Prefix").asText()).isEqualTo("work/");
      assertThat(rule(rules, "work-copies").path("ExpirationInDays").asInt()).isEqualTo(7);
    }
  }

  @Test
  void shouldClearMarkersAndAbandonedUploadsByARuleWithoutATag() {
    for (Synthesized.Resource bucket : APP.resources("AWS::S3::Bucket")) {
      JsonNode leftovers = rule(rules(bucket), "leftovers");
      assertThat(leftovers.path("ExpiredObjectDeleteMarker").asBoolean()).isTrue();
      assertThat(leftovers.at("/AbortIncompleteMultipartUpload/DaysAfterInitiation").asInt())
          .isEqualTo(7);
      assertThat(hasFilter(leftovers)).isFalse();
    }
  }

  @Test
  void shouldStayWithinWhatS3Takes() {
    for (Synthesized.Resource bucket : APP.resources("AWS::S3::Bucket")) {
      assertThat(rules(bucket)).hasSizeBetween(1, 1000);
      assertThat(rules(bucket)).extracting(RetentionTest::id).doesNotHaveDuplicates();
      assertThat(rules(bucket)).allMatch(rule -> rule.path("Status").asText().equals("Enabled"));
    }
  }

  @Test
  void shouldLetADisposableStageSeeARuleWorkInDaysWithTheLockOn() {
    Synthesized test =
        Synthesized.with(Map.of("stage", "test", "disposable", "true", "retentionDays", "3"));

    List<JsonNode> vault = rules(test, "EarmarkData/Recordings/Vault");

    assertThat(vault).allMatch(rule -> rule.path("ExpirationInDays").asInt(1) <= 3);
    assertThat(test.at("EarmarkData/Recordings/Vault").property("ObjectLockEnabled").asBoolean())
        .isTrue();
  }

  private static List<JsonNode> rules(Synthesized app, String path) {
    return rules(app.at(path));
  }

  private static List<JsonNode> rules(Synthesized.Resource bucket) {
    return StreamSupport.stream(
            bucket.property("LifecycleConfiguration").path("Rules").spliterator(), false)
        .toList();
  }

  private static JsonNode rule(List<JsonNode> rules, String id) {
    Optional<JsonNode> found = rules.stream().filter(rule -> id(rule).equals(id)).findFirst();
    return found.orElseThrow(() -> new AssertionError("There is no rule " + id));
  }

  private static String id(JsonNode rule) {
    return rule.path("Id").asText();
  }

  private static int noncurrentDays(JsonNode rule) {
    return rule.at("/NoncurrentVersionExpiration/NoncurrentDays").asInt();
  }

  private static boolean hasFilter(JsonNode rule) {
    return rule.has("TagFilters") || rule.has("Prefix") || rule.has("ObjectSizeLessThan");
  }
}
