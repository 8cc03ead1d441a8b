package earmark.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageSettingsTest {
  @Test
  void shouldBeProductionUnlessToldOtherwise() {
    StageSettings stage = StageSettings.from(Map.of());

    assertThat(stage.name()).isEqualTo("production");
    assertThat(stage.disposable()).isFalse();
    assertThat(stage.retentionDays()).isEmpty();
    assertThat(stage.stackName("EarmarkData")).isEqualTo("EarmarkData");
  }

  @Test
  void shouldTakeADisposableStageOfAFewDays() {
    StageSettings stage =
        StageSettings.from(
            Map.of(
                "stage", "test",
                "disposable", "true",
                "retentionDays", "3",
                "alarms", "someone@example.org",
                "portal", "https://one.example.org/, https://two.example.org/",
                "login", "earmark-example"));

    assertThat(stage.stackName("EarmarkData")).isEqualTo("EarmarkData-test");
    assertThat(stage.retentionDays()).contains(3);
    assertThat(stage.portalAddresses())
        .containsExactly("https://one.example.org/", "https://two.example.org/");
  }

  @ParameterizedTest
  @CsvSource({
    "stage, Test, stage",
    "stage, a-name-much-too-long, stage",
    "disposable, yes, disposable",
    "retentionDays, 3, retentionDays",
    "retentionDays, some, retentionDays",
    "alarms, nobody, alarms",
    "portal, http://example.org/, portal",
    "login, -earmark, login"
  })
  void shouldNameTheSettingThatIsWrong(String key, String value, String named) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StageSettings.from(Map.of(key, value)))
        .withMessageStartingWith("context " + named + ":");
  }
}
