package earmark.local.s3;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who signed a request, when, what of it, and until when that holds.
 *
 * @param scope day, region, service and terminator
 * @param time as it was signed, for example {@code 20261124T101500Z}
 * @param headers the names of the headers that were signed
 * @param payload the hash of the body that was signed, or the word that stands for it
 * @param lifetime of a presigned link; a signature in a header has none
 */
record SignedRequest(
    String accessKeyId,
    String scope,
    String time,
    List<String> headers,
    String payload,
    String signature,
    Optional<Duration> lifetime) {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final long LONGEST_LINK_SECONDS = Duration.ofDays(7).toSeconds();

  static SignedRequest of(S3Request request) {
    if (request.asks("X-Amz-Signature")) {
      return ofLink(request);
    }
    return request
        .header("authorization")
        .filter(header -> header.startsWith(ALGORITHM))
        .map(header -> ofHeader(request, header.substring(ALGORITHM.length())))
        .orElseThrow(() -> S3Failure.accessDenied("Access Denied"));
  }

  private static SignedRequest ofHeader(S3Request request, String header) {
    Map<String, String> parts =
        Arrays.stream(header.split(","))
            .map(part -> part.strip().split("=", 2))
            .filter(part -> part.length == 2)
            .collect(Collectors.toMap(part -> part[0], part -> part[1], (first, _) -> first));
    return of(
        parts.getOrDefault("Credential", ""),
        request.header("x-amz-date").orElse(""),
        parts.getOrDefault("SignedHeaders", ""),
        request.header("x-amz-content-sha256").orElse(UNSIGNED),
        parts.getOrDefault("Signature", ""),
        Optional.empty());
  }

  private static SignedRequest ofLink(S3Request request) {
    String seconds = request.parameter("X-Amz-Expires").orElse("");
    if (!seconds.matches("\\d{1,6}") || Long.parseLong(seconds) > LONGEST_LINK_SECONDS) {
      throw malformed("X-Amz-Expires must be less than a week (in seconds)");
    }
    return of(
        request.parameter("X-Amz-Credential").orElse(""),
        request.parameter("X-Amz-Date").orElse(""),
        request.parameter("X-Amz-SignedHeaders").orElse(""),
        request.header("x-amz-content-sha256").orElse(UNSIGNED),
        request.parameter("X-Amz-Signature").orElse(""),
        Optional.of(Duration.ofSeconds(Long.parseLong(seconds))));
  }

  private static SignedRequest of(
      String credential,
      String time,
      String headers,
      String payload,
      String signature,
      Optional<Duration> lifetime) {
    int slash = credential.indexOf('/');
    if (slash < 0 || headers.isEmpty() || time.length() < 8) {
      throw malformed("The authorization is malformed");
    }
    return new SignedRequest(
        credential.substring(0, slash),
        credential.substring(slash + 1),
        time,
        List.of(headers.split(";")),
        payload,
        signature,
        lifetime);
  }

  Instant signedAt() {
    try {
      return TIME.parse(time, Instant::from);
    } catch (DateTimeException e) {
      throw malformed("X-Amz-Date must be formatted as yyyyMMddTHHmmssZ");
    }
  }

  boolean isLink() {
    return lifetime.isPresent();
  }

  private static S3Failure malformed(String message) {
    return new S3Failure(400, "AuthorizationHeaderMalformed", message);
  }
}
