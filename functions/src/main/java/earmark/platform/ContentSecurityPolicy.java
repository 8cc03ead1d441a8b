package earmark.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser may do with an answer: nothing at all, save that an HTML document may use the one
 * style sheet in its own head, known by its hash. Whatever else might slip into a document is
 * neither run nor loaded.
 */
final class ContentSecurityPolicy {
  private static final String NOTHING =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final Pattern HEAD_STYLE =
      Pattern.compile("\\A.*?<head>.*?<style>(.*?)</style>.*?</head>", Pattern.DOTALL);

  private ContentSecurityPolicy() {}

  static String of(String contentType, String body) {
    if (!contentType.startsWith("text/html")) {
      return NOTHING;
    }
    Matcher style = HEAD_STYLE.matcher(body);
    return style.find() ? NOTHING + "; style-src 'sha256-" + hash(style.group(1)) + "'" : NOTHING;
  }

  private static String hash(String style) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(style.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
