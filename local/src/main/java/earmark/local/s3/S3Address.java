package earmark.local.s3;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An object, or one version of it. */
record S3Address(String bucket, String key, Optional<String> version) {
  private static final String VERSION = "?versionId=";

  /**
   * Reads the header {@code x-amz-copy-source}: bucket, key (URL-encoded) and perhaps a version.
   */
  static S3Address ofCopySource(String header) {
    int mark = header.indexOf(VERSION);
    String path = decode(mark < 0 ? header : header.substring(0, mark));
    String name = path.startsWith("/") ? path.substring(1) : path;
    int slash = name.indexOf('/');
    if (slash < 1 || slash == name.length() - 1) {
      throw S3Failure.invalidArgument("Copy Source must mention the source bucket and key");
    }
    return new S3Address(
        name.substring(0, slash),
        name.substring(slash + 1),
        mark < 0 ? Optional.empty() : Optional.of(header.substring(mark + VERSION.length())));
  }

  S3Address at(String versionId) {
    return new S3Address(bucket, key, Optional.of(versionId));
  }

  String arn() {
    return "arn:aws:s3:::" + bucket + "/" + key;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw S3Failure.invalidArgument("The copy source is not URL-encoded");
    }
  }
}
