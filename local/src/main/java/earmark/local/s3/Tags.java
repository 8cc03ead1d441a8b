package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.Tag;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Tags as a header carries them: URL-encoded like a query. */
final class Tags {
  static final String HEADER = "x-amz-tagging";
  private static final String DIRECTIVE = "x-amz-tagging-directive";

  private Tags() {}

  /** Whether a copy brings tags of its own instead of its source's. */
  static boolean replaced(S3Request request) {
    return request.header(DIRECTIVE).filter("REPLACE"::equals).isPresent();
  }

  static List<Tag> in(S3Request request) {
    return request.header(HEADER).map(Tags::parse).orElse(List.of());
  }

  /** The header as S3Mock reads it, which does not decode. */
  static String plain(String header) {
    return parse(header).stream()
        .map(tag -> tag.getKey() + "=" + tag.getValue())
        .collect(Collectors.joining("&"));
  }

  private static List<Tag> parse(String header) {
    return Arrays.stream(header.split("&"))
        .filter(pair -> !pair.isBlank())
        .map(pair -> pair.split("=", 2))
        .map(pair -> new Tag(decode(pair[0]), pair.length > 1 ? decode(pair[1]) : ""))
        .toList();
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw S3Failure.invalidArgument(
          "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query"
              + " parameters without tag name duplicates.");
    }
  }
}
