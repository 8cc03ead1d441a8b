package earmark.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NodesTest {
  @Test
  void shouldFindNodeForTheCdkRunsOnIt() {
    assertThat(Nodes.answers("node")).isTrue();
  }

  @Test
  void shouldSayThatACommandIsNotThere() {
    assertThat(Nodes.answers("no-such-command-anywhere")).isFalse();
    assertThat(Nodes.MISSING.lines()).hasSize(1);
  }
}
