package earmark.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import earmark.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The organisation's rules: a wrong file stops the build with file, place and reason. */
class PolicyFileTest {
  @TempDir private Path folder;

  @BeforeEach
  void layTheSchemaBeside() throws IOException {
    Files.copy(Path.of("policy.schema.json"), folder.resolve("policy.schema.json"));
  }

  @Test
  void shouldReadTheRulesOfThisRepository() throws IOException {
    Policy policy = PolicyFile.read(Path.of("policy.json"));

    assertThat(policy.retention().years()).isEqualTo(3);
    assertThat(policy).isEqualTo(Policy.bundled());
  }

  @Test
  void shouldReadAFurtherNamePattern() throws IOException {
    Policy policy =
        PolicyFile.read(
            file(
                "\"namePatterns\": []",
                """
                "namePatterns": [{
                  "system": "own", "pattern": "(?<from>\\\\d+)-(?<time>\\\\d{12})",
                  "time": "yyyyMMddHHmm", "zone": "local" }]\
                """));

    assertThat(policy.namePatterns()).hasSize(1);
  }

  @Nested
  class HeldAgainstTheSchema {
    @Test
    void shouldRefuseAWrongType() {
      assertRefused("\"years\": 3", "\"years\": \"three\"", ":9: /retention/years: ", "integer");
    }

    @Test
    void shouldRefuseAKeyThatItDoesNotKnow() {
      assertRefused("\"region\"", "\"colour\": \"blue\", \"region\"", ":1: /: ", "'colour'");
    }

    @Test
    void shouldRefuseAMissingKey() {
      assertRefused("\"numberRegion\": \"GB\",", "", ":1: /: ", "'numberRegion'");
    }

    @Test
    void shouldRefuseADateThatIsNone() {
      assertRefused("2021-12-03", "2021-13-03", ":4: /policy/adopted: ", "date");
    }

    @Test
    void shouldRefuseTooManyYears() {
      assertRefused("\"years\": 3", "\"years\": 30", ":9: /retention/years: ", "10");
    }

    @Test
    void shouldTellOfEveryFaultAtOnce() throws IOException {
      Path file = file("\"years\": 3", "\"years\": 0");
      Files.writeString(file, Files.readString(file).replace("\"months\": 1", "\"months\": 9"));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> PolicyFile.read(file))
          .withMessageContaining("/retention/years")
          .withMessageContaining("/subjectAccess/months");
    }
  }

  @Nested
  class HeldAgainstWhatOnlyCodeCanTell {
    @Test
    void shouldRefuseARoleThatIsNone() {
      assertRefused(
          "[\"administration\", \"tutor\"]",
          "[\"administration\", \"janitor\"]",
          ":22: /notRoutinelyKept/1: ",
          "'janitor'");
    }

    @Test
    void shouldRefuseAPatternThatIsNone() {
      assertRefused(
          "\"namePatterns\": []",
          "\"namePatterns\": [{\"system\": \"own\", \"pattern\": \"(unclosed\"}]",
          ":24: /namePatterns/0/pattern: ",
          "Unclosed group");
    }

    @Test
    void shouldRefuseAGroupThatItDoesNotKnow() {
      assertRefused(
          "\"namePatterns\": []",
          "\"namePatterns\": [{\"system\": \"own\", \"pattern\": \"(?<mood>.*)\"}]",
          ":24: /namePatterns/0: ",
          "group 'mood'");
    }

    @Test
    void shouldRefuseATimeWithoutItsPattern() {
      assertRefused(
          "\"namePatterns\": []",
          "\"namePatterns\": [{\"system\": \"own\", \"pattern\": \"(?<time>.*)\"}]",
          ":24: /namePatterns/0: ",
          "how its time is written");
    }

    @Test
    void shouldRefuseAWayToWriteTimesThatIsNone() {
      assertRefused(
          "\"namePatterns\": []",
          "\"namePatterns\": [{\"system\": \"own\", \"pattern\": \"(?<time>.*)\", \"time\":"
              + " \"bbb{\"}]",
          ":24: /namePatterns/0: ",
          "pattern");
    }

    @Test
    void shouldRefuseAZoneThatIsNone() {
      assertRefused("Europe/London", "Europe/Londn", ":6: /timeZone: ", "Europe/Londn");
    }

    @Test
    void shouldRefuseAnOffsetForAZone() {
      assertRefused("Europe/London", "+00:00", ":6: /timeZone: ", "offset");
    }

    @Test
    void shouldRefuseARegionThatAwsDoesNotHave() {
      assertRefused("eu-west-2", "eu-west-9", ":5: /region: ", "eu-west-9");
    }

    @Test
    void shouldRefuseANumberRegionWithoutTelephones() {
      assertRefused("\"GB\"", "\"XX\"", ":7: /numberRegion: ", "XX");
    }
  }

  @Test
  void shouldRefuseANationWhoseBankHolidaysItDoesNotKnow() {
    assertRefused("england-and-wales", "france", ":14: /subjectAccess/holidays: ", "enum");
  }

  @Test
  void shouldRefuseAnExtensionThatIsShorterThanTheMonth() {
    assertRefused(
        "\"months\": 1, \"extendedMonths\": 3",
        "\"months\": 3, \"extendedMonths\": 2",
        ":14: /subjectAccess/extendedMonths: ",
        "not shorter");
  }

  @Test
  void shouldRefuseWhatIsNoJson() {
    assertRefused("\"region\": ", "\"region\" ", ":5: ", "no JSON");
  }

  private void assertRefused(String right, String wrong, String place, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PolicyFile.read(file(right, wrong)))
        .withMessageStartingWith("policy.json" + place)
        .withMessageContaining(reason);
  }

  private Path file(String right, String wrong) throws IOException {
    String rules = Files.readString(Path.of("policy.json"));
    assertThat(rules).contains(right);
    return Files.writeString(folder.resolve("policy.json"), rules.replace(right, wrong));
  }
}
