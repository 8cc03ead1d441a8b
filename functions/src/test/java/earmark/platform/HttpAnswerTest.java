package earmark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {
  @Test
  void shouldForbidStoringGuessingAndRunning() {
    assertThat(HttpAnswer.json(200, Map.of("a", 1)).toResponse().getHeaders())
        .containsEntry("Content-Type", "application/json")
        .containsEntry("Cache-Control", "no-store")
        .containsEntry("X-Content-Type-Options", "nosniff")
        .containsEntry("Referrer-Policy", "no-referrer")
        .containsEntry(
            "Content-Security-Policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
  }

  @Test
  void shouldAllowAnHtmlDocumentTheStyleSheetInItsHeadByItsHash() {
    String html =
        "<html><head><style>p{color:red}</style></head><body><style>b{}</style></body></html>";

    // printf 'p{color:red}' | openssl dgst -sha256 -binary | base64
    assertThat(policy("text/html; charset=utf-8", html))
        .endsWith("; style-src 'sha256-p0bF+un5yUb9MBO6xRb8kPHlY2BdpHVtLiFkDrZPF64='");
  }

  @Test
  void shouldAllowNoStyleSheetOutsideTheHead() {
    String html = "<html><head></head><body><style>b{}</style></body></html>";

    assertThat(policy("text/html", html)).doesNotContain("style-src");
  }

  @Test
  void shouldAllowNoStyleSheetInWhatIsNoHtml() {
    String text = "<head><style>p{}</style></head>";

    assertThat(policy("text/plain", text)).doesNotContain("style-src");
  }

  private static String policy(String contentType, String body) {
    return HttpAnswer.document(contentType, body)
        .toResponse()
        .getHeaders()
        .get("Content-Security-Policy");
  }
}
