package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import earmark.platform.Environment;
import earmark.platform.Setting;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The settings that the comments name are enough, and each is needed. */
final class AwsWiringTest {
  private static final String REGION = "aws.region";

  @BeforeAll
  static void setRegion() {
    System.setProperty(REGION, "eu-west-2");
  }

  @AfterAll
  static void clearRegion() {
    System.clearProperty(REGION);
  }

  private static void assertNeeds(Function<Environment, Object> wiring, Setting... settings) {
    Map<String, String> all =
        Arrays.stream(settings).collect(Collectors.toMap(Setting::name, Setting::name));
    assertThat(wiring.apply(new Environment(all))).isNotNull();
    for (Setting setting : settings) {
      Map<String, String> one =
          all.entrySet().stream()
              .filter(entry -> !entry.getKey().equals(setting.name()))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
      assertThatIllegalStateException()
          .isThrownBy(() -> wiring.apply(new Environment(one)))
          .withMessageContaining(setting.name());
    }
  }

  @Test
  void shouldNeedTheseToCollect() {
    assertNeeds(
        environment -> AwsWiring.collecting(environment, Clock.systemUTC()),
        Setting.STAGE,
        Setting.CASEWORK_BUCKET,
        Setting.RECORDINGS_BUCKET,
        Setting.TRANSCRIPTS_TABLE,
        Setting.NOTICES_TABLE);
  }

  @Test
  void shouldNeedTheseToReconcile() {
    assertNeeds(
        environment -> AwsWiring.reconciling(environment, Clock.systemUTC()),
        Setting.STAGE,
        Setting.CASEWORK_BUCKET,
        Setting.CASEWORK_KEY,
        Setting.RECORDINGS_BUCKET,
        Setting.TRANSCRIPTS_TABLE,
        Setting.NOTICES_TABLE);
  }

  @Test
  void shouldNeedTheseToAnswerTheApi() {
    assertNeeds(
        environment -> AwsTranscripts.wired(environment, Clock.systemUTC()),
        Setting.STAGE,
        Setting.CASEWORK_BUCKET,
        Setting.CASEWORK_KEY,
        Setting.RECORDINGS_BUCKET,
        Setting.TRANSCRIPTS_TABLE);
  }
}
