package earmark.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.template.TemplateException;
import earmark.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {
  private static final String EVENT =
      """
      {"source": "aws.transcribe", "detail-type": "Transcribe Job State Change", "n": 1,
       "tags": ["a", "b"], "detail": {"TranscriptionJobStatus": "COMPLETED", "Name": "earmark-7"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"source\": [\"aws.transcribe\"]} | true",
        "{\"source\": [\"aws.s3\", \"aws.transcribe\"]} | true",
        "{\"source\": [\"aws.s3\"]} | false",
        "{\"n\": [1]} | true",
        "{\"n\": [\"1\"]} | false",
        "{\"tags\": [\"b\"]} | true",
        "{\"missing\": [\"x\"]} | false",
        "{\"detail\": {\"TranscriptionJobStatus\": [\"COMPLETED\", \"FAILED\"]}} | true",
        "{\"detail\": {\"TranscriptionJobStatus\": [\"IN_PROGRESS\"]}} | false",
        "{\"detail\": {\"Name\": [{\"prefix\": \"earmark-\"}]}} | true",
        "{\"detail\": {\"Name\": [{\"suffix\": \"-8\"}]}} | false",
        "{\"detail\": {\"Name\": [{\"anything-but\": [\"earmark-7\"]}]}} | false",
        "{\"detail\": {\"FailureReason\": [{\"exists\": false}]}} | true",
        "{\"detail\": {\"Name\": [{\"exists\": false}]}} | false",
        "{\"source\": [\"aws.transcribe\"], \"n\": [2]} | false"
      })
  void shouldMatchAsEventBridgeDoes(String pattern, boolean matches)
      throws JsonProcessingException {
    assertThat(EventPattern.of(json(pattern)).matches(json(EVENT))).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"n\": [{\"numeric\": [\">\", 1]}]}",
        "{\"n\": 1}",
        "{\"$or\": [{\"n\": [1]}]}",
        "{\"detail\": {\"Name\": [{\"anything-but\": {\"prefix\": \"x\"}}]}}"
      })
  void shouldRefuseAtStartWhatItWouldNotMatchAsEventBridgeDoes(String pattern) {
    assertThatThrownBy(() -> EventPattern.of(json(pattern))).isInstanceOf(TemplateException.class);
  }

  @Test
  void shouldMatchNothingInAnEmptyEvent() throws JsonProcessingException {
    EventPattern pattern = EventPattern.of(json("{\"detail\": {\"Name\": [\"x\"]}}"));

    assertThat(pattern.matches(json("{}"))).isFalse();
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return Json.mapper().readTree(text);
  }
}
