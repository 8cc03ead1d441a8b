package earmark.local.s3;

import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import java.util.Optional;
import java.util.Set;

/**
 * Writes that depend on what is there.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">Conditional
 *     writes</a>
 */
final class Conditions {
  /** Checked here, under the key's turn, so S3Mock need not see them. */
  static final Set<String> HEADERS = Set.of("if-match", "if-none-match");

  private final StoredObjects objects;

  Conditions(StoredObjects objects) {
    this.objects = objects;
  }

  /** A delete marker counts as nothing there. */
  void require(S3Request request) {
    Optional<String> noneMatch = request.header("if-none-match");
    Optional<String> match = request.header("if-match");
    if (noneMatch.isEmpty() && match.isEmpty()) {
      return;
    }
    Optional<S3ObjectMetadata> current = objects.current(request.address());
    if (noneMatch.isPresent() && current.isPresent()) {
      throw S3Failure.preconditionFailed();
    }
    if (match.isPresent() && !isTag(match.get(), current.orElseThrow(S3Failure::noSuchKey))) {
      throw S3Failure.preconditionFailed();
    }
  }

  /** The conditions a copy puts on its source. */
  static void requireSource(S3Request request, S3ObjectMetadata source) {
    boolean refused =
        request.header("x-amz-copy-source-if-match").filter(tag -> !isTag(tag, source)).isPresent()
            || request
                .header("x-amz-copy-source-if-none-match")
                .filter(tag -> isTag(tag, source))
                .isPresent();
    if (refused) {
      throw S3Failure.preconditionFailed();
    }
  }

  private static boolean isTag(String header, S3ObjectMetadata object) {
    return header.equals("*") || unquoted(header).equals(unquoted(object.getEtag()));
  }

  private static String unquoted(String tag) {
    return tag.replace("\"", "");
  }
}
