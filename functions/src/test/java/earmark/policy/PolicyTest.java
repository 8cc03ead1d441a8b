package earmark.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PolicyTest {
  @Test
  void shouldCarryTheTrustsRules() {
    Policy policy = Policy.bundled();

    assertThat(policy.retention().years()).as("P6").isEqualTo(3);
    assertThat(policy.subjectAccess().months()).as("P16").isEqualTo(1);
    assertThat(policy.timeZone()).isEqualTo(ZoneId.of("Europe/London"));
    assertThat(policy.policy().owner()).as("P22").isEqualTo("Head of Operations");
    assertThat(policy.policy().adopted()).as("P23").isEqualTo(LocalDate.of(2021, 12, 3));
  }

  @Test
  void shouldNotRoutinelyKeepExactlyTheNamedPairsInEitherOrder() {
    Policy policy = Policy.bundled();

    assertThat(policy.isNotRoutinelyKept("administration", "administration")).as("P2").isTrue();
    assertThat(policy.isNotRoutinelyKept("administration", "tutor")).as("P2").isTrue();
    assertThat(policy.isNotRoutinelyKept("tutor", "administration")).as("P2").isTrue();
    assertThat(policy.isNotRoutinelyKept("tutor", "tutor")).isFalse();
    assertThat(policy.isNotRoutinelyKept("administration", "student-adviser")).isFalse();
  }

  @Test
  void shouldSayWhereAnUnknownFieldStands() {
    assertThatThrownBy(() -> Policy.read(withReplaced("\"years\": 3", "\"yeers\": 3")))
        .hasMessageContaining("yeers")
        .hasMessageContaining("line");
  }

  @Test
  void shouldRefuseAScopePairOfAnUnknownRole() {
    assertThatThrownBy(
            () ->
                Policy.read(withReplaced("[\"administration\", \"tutor\"]", "[\"tutor\", \"x\"]")))
        .hasMessageContaining("/notRoutinelyKept/1")
        .hasMessageContaining("'x' is none of the staffRoles");
  }

  private static InputStream withReplaced(String what, String with) throws IOException {
    try (InputStream file = Policy.class.getResourceAsStream("/policy.json")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(text).contains(what);
      return new ByteArrayInputStream(text.replace(what, with).getBytes(StandardCharsets.UTF_8));
    }
  }
}
