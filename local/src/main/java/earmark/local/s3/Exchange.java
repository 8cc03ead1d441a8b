package earmark.local.s3;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.w3c.dom.Document;

/**
 * A request, its answer, who asks, and the way on to S3Mock.
 *
 * @param caller the access key that signed it
 */
record Exchange(
    S3Request request, HttpServletResponse response, FilterChain s3mock, String caller) {
  private static final Set<String> NONE = Set.of();

  /** The body of one of the small requests, not of an upload. */
  Document body() throws IOException {
    return Xml.read(request.http().getInputStream());
  }

  void answer(Xml document) throws IOException {
    answer(200, document.toString());
  }

  void answer(int status, String xml) throws IOException {
    byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/xml");
    response.setContentLength(bytes.length);
    if (!request.method().equals("HEAD")) {
      response.getOutputStream().write(bytes);
    }
  }

  void passOn() throws IOException, ServletException {
    passOnWithout(NONE);
  }

  /** S3Mock does not see the named headers (in lower case). */
  void passOnWithout(Set<String> hidden) throws IOException, ServletException {
    s3mock.doFilter(rewritten(hidden), response);
  }

  /**
   * Passes on a request whose answer is small, and keeps the answer back until something else is
   * done: a client that has its answer may count on all of it.
   */
  void passOnThen(Set<String> hidden, Afterwards afterwards) throws IOException, ServletException {
    ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
    s3mock.doFilter(rewritten(hidden), kept);
    if (kept.getStatus() < 300) {
      afterwards.with(new Answer(kept));
    }
    kept.copyBodyToResponse();
  }

  private RewrittenRequest rewritten(Set<String> hidden) {
    Map<String, String> changed =
        request
            .header(Tags.HEADER)
            .map(tags -> Map.of(Tags.HEADER, Tags.plain(tags)))
            .orElse(Map.of());
    return new RewrittenRequest(request.http(), hidden, changed);
  }

  /** What is done once S3Mock has succeeded. */
  interface Afterwards {
    void with(Answer answer) throws IOException;
  }

  /** S3Mock's answer, not sent yet. */
  record Answer(ContentCachingResponseWrapper http) {
    Optional<String> version() {
      return Optional.ofNullable(http.getHeader("x-amz-version-id"));
    }

    Document body() {
      return Xml.read(new ByteArrayInputStream(http.getContentAsByteArray()));
    }

    void replaceBody(String xml) throws IOException {
      byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
      http.resetBuffer();
      http.setContentLength(bytes.length);
      http.getOutputStream().write(bytes);
    }
  }
}
