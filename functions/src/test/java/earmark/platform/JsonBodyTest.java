package earmark.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  record Sample(Optional<String> name, List<Integer> sizes) {
    static Sample read(JsonFields fields) {
      return new Sample(
          fields.text("name", 5),
          fields.texts(
              "sizes", new JsonFields.Size(1, 2), 3, JsonBodyTest::number, "must be a number"));
    }
  }

  @Test
  void shouldReadWhatIsRight() {
    assertThat(read("{\"name\": \" Ann \", \"sizes\": [\"1\", \"2\"]}"))
        .isEqualTo(new Sample(Optional.of("Ann"), List.of(1, 2)));
  }

  @Test
  void shouldReadBase64() {
    String body =
        Base64.getEncoder()
            .encodeToString(
                "{\"name\":\"é\",\"sizes\":[\"1\"]}"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(
            JsonBody.read(
                    request(new HttpRequest.Body(body, true), "application/json"), Sample::read)
                .name())
        .contains("é");
  }

  @Test
  void shouldNameEveryPlaceThatIsWrong() {
    HttpProblem problem =
        problem("{\"name\":\"too long\",\"sizes\":[\"1\",\"x\"],\"a/b~c\":1,\"d\":{}}");

    assertThat(problem.kind()).isEqualTo(HttpProblem.Kind.INVALID);
    assertThat(errors(problem))
        .containsExactly(
            "/name must be text of 1 to 5 characters",
            "/sizes/1 must be a number",
            "/a~1b~0c is not known",
            "/d is not known");
  }

  @Test
  void shouldNameWhatIsMissing() {
    assertThat(errors(problem("{\"name\":null}")))
        .containsExactly("/name is missing", "/sizes is missing");
  }

  @Test
  void shouldRefuseOtherTypes() {
    assertThat(errors(problem("{\"name\":5,\"sizes\":\"1\"}")))
        .containsExactly(
            "/name must be text of 1 to 5 characters", "/sizes must be a list of 1 to 2");
    assertThat(errors(problem("{\"name\":\"\",\"sizes\":[]}")))
        .containsExactly(
            "/name must be text of 1 to 5 characters", "/sizes must be a list of 1 to 2");
  }

  @Test
  void shouldRefuseControlCharacters() {
    assertThat(errors(problem("{\"name\":\"a\\u0000b\",\"sizes\":[\"1\"]}")))
        .containsExactly("/name must not have control characters");
  }

  @Test
  void shouldRefuseWhatIsNoObject() {
    assertThat(errors(problem("[1]"))).containsExactly(" must be an object");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "{", "{\"name\":\"a\",\"name\":\"b\"}", "{} {}", "{\"a\":01}", "\u0000"})
  void shouldRefuseWhatIsNoJson(String body) {
    assertThat(problem(body).kind()).isEqualTo(HttpProblem.Kind.MALFORMED);
  }

  @Test
  void shouldRefuseWhatIsNoBase64() {
    assertThat(problem(request(new HttpRequest.Body("{}", true), "application/json")).kind())
        .isEqualTo(HttpProblem.Kind.MALFORMED);
  }

  @Test
  void shouldRefuseOtherMediaTypes() {
    for (String type : List.of("text/plain", "application/jsonx", "")) {
      assertThat(problem(request(new HttpRequest.Body("{}", false), type)).kind())
          .isEqualTo(HttpProblem.Kind.UNSUPPORTED_MEDIA_TYPE);
    }
  }

  @Test
  void shouldCountBytesNotCharacters() {
    String filler = "é".repeat(JsonBody.MAX_BYTES / 2);

    assertThat(problem("{\"name\":\"" + filler + "\"}").kind())
        .isEqualTo(HttpProblem.Kind.TOO_LARGE);
  }

  @Test
  void shouldTakeABodyOfTheLargestSize() {
    String body = "{\"name\":\"Ann\",\"sizes\":[\"1\"]}";

    assertThat(read(body + " ".repeat(JsonBody.MAX_BYTES - body.length())).name()).contains("Ann");
    assertThat(problem(body + " ".repeat(JsonBody.MAX_BYTES - body.length() + 1)).kind())
        .isEqualTo(HttpProblem.Kind.TOO_LARGE);
  }

  private static Optional<Integer> number(String text) {
    return text.matches("[0-9]") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  private static Sample read(String body) {
    return JsonBody.read(
        request(new HttpRequest.Body(body, false), "application/json; charset=utf-8"),
        Sample::read);
  }

  private static HttpProblem problem(String body) {
    return problem(request(new HttpRequest.Body(body, false), "application/json"));
  }

  private static HttpProblem problem(HttpRequest request) {
    return assertThatThrownBy(() -> JsonBody.read(request, Sample::read))
        .asInstanceOf(type(HttpProblem.class))
        .actual();
  }

  private static List<String> errors(HttpProblem problem) {
    return problem.errors().stream().map(error -> error.pointer() + " " + error.detail()).toList();
  }

  private static HttpRequest request(HttpRequest.Body body, String contentType) {
    return new HttpRequest(
        "id",
        "POST /",
        Map.of(),
        Map.of("content-type", contentType),
        body,
        Map.of(),
        Optional.empty());
  }
}
