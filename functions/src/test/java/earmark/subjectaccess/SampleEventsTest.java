package earmark.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.access.Role;
import earmark.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The sample events are what Lambda's runtime hands over, and each is used. */
class SampleEventsTest {
  static final java.util.List<String> EVENTS = OpenApiTest.EVENTS;

  @ParameterizedTest
  @FieldSource("EVENTS")
  void shouldLoseNothingOnTheWay(String name) throws IOException {
    JsonNode raw = Json.mapper().readTree(SampleEvents.text(name));
    JsonNode read = Json.mapper().readTree(SampleEvents.written(SampleEvents.read(name)));

    assertNothingLost(raw, read, "");
  }

  @Test
  void shouldAllBeUsed() throws IOException {
    try (Stream<Path> files = Files.list(SampleEvents.FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(EVENTS);
    }
  }

  @Test
  void shouldAnswerAsTheRuntimeWritesIt() throws IOException {
    APIGatewayV2HTTPResponse response = Desk.of(Role.CUSTOMER_SERVICE_MANAGER).send("open-request");

    JsonNode written = Json.mapper().readTree(SampleEvents.written(response));

    assertThat(written.path("statusCode").asInt()).isEqualTo(201);
    assertThat(written.path("headers").path("Content-Type").textValue())
        .isEqualTo("application/json");
    assertThat(written.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(written.path("body").textValue()).startsWith("{");
  }

  private static void assertNothingLost(JsonNode raw, JsonNode read, String place) {
    if (raw.isObject()) {
      raw.properties()
          .forEach(
              field ->
                  assertNothingLost(
                      field.getValue(), read.path(field.getKey()), place + "/" + field.getKey()));
    } else {
      assertThat(read).as(place).isEqualTo(raw);
    }
  }
}
