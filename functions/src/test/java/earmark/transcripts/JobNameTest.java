package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JobNameTest {
  @Test
  void shouldBeReadAsItWasWritten() {
    JobName name = new JobName(Samples.ID, 12);

    assertThat(name.in("sample")).isEqualTo("earmark-sample-abcdefghijklmnopqrstuvwx23-12");
    assertThat(JobName.parse(name.in("sample"), "sample")).contains(name);
    assertThat(name.in("a-stage.of_ours")).matches("[0-9a-zA-Z._-]{1,200}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "earmark-sample-",
        "earmark-sample-abcdefghijklmnopqrstuvwx23",
        "earmark-sample-abcdefghijklmnopqrstuvwx23-",
        "earmark-sample-abcdefghijklmnopqrstuvwx23-0",
        "earmark-sample-abcdefghijklmnopqrstuvwx23-99999",
        "earmark-sample-ABCDEFGHIJKLMNOPQRSTUVWX23-1",
        "earmark-sample-two-abcdefghijklmnopqrstuvwx23-1",
        "xearmark-sample-abcdefghijklmnopqrstuvwx23-1"
      })
  void shouldNotBeReadFromAnythingElse(String name) {
    assertThat(JobName.parse(name, "sample")).isEmpty();
  }
}
