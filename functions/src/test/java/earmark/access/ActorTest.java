package earmark.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earmark.platform.HttpProblem;
import earmark.platform.HttpRequest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActorTest {
  @Test
  void shouldBeWhoeverAnAccessTokenNames() {
    assertThat(Actor.of(request(Map.of("sub", "s-1", "token_use", "access"))).subject())
        .isEqualTo("s-1");
  }

  @Test
  void shouldBeNobodyWithAnyOtherToken() {
    assertNobody(Map.of("sub", "s-1", "token_use", "id"));
    assertNobody(Map.of("sub", "s-1"));
    assertNobody(Map.of("token_use", "access"));
    assertNobody(Map.of("sub", "#head-of-operations", "token_use", "access"));
  }

  private static void assertNobody(Map<String, String> claims) {
    assertThatExceptionOfType(HttpProblem.class)
        .isThrownBy(() -> Actor.of(request(claims)))
        .matches(problem -> problem.kind() == HttpProblem.Kind.UNAUTHENTICATED);
  }

  private static HttpRequest request(Map<String, String> claims) {
    return new HttpRequest(
        "r1",
        "GET /",
        Map.of(),
        Map.of(),
        new HttpRequest.Body("", false),
        claims,
        Optional.empty());
  }
}
