package earmark.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.policy.Policy.NamePattern;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NamePatternTest {
  @Test
  void shouldTakeTheGroupsThatArrivalReads() {
    NamePattern pattern = pattern("(?<from>.)(?<to>.)(?<time>.)", Optional.of("yyyy"));

    assertThat(pattern.system()).isEqualTo("mine");
  }

  @Test
  void shouldRefuseAGroupThatNobodyReads() {
    assertThatThrownBy(() -> pattern("(?<caller>.)", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("mine", "caller");
  }

  @Test
  void shouldRefuseATimeThatItDoesNotSayHowToRead() {
    assertThatThrownBy(() -> pattern("(?<time>.)", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("how its time is written");
    assertThatThrownBy(() -> pattern("(?<time>.)", Optional.of("bogus")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static NamePattern pattern(String pattern, Optional<String> time) {
    return new NamePattern("mine", Pattern.compile(pattern), time, Optional.empty());
  }
}
