package earmark.local.s3;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;

/**
 * Which pages of other origins may call a bucket.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html">Cross-origin
 *     resource sharing</a>
 */
final class Cors {
  private final Map<String, BucketSettings> buckets;

  Cors(Map<String, BucketSettings> buckets) {
    this.buckets = buckets;
  }

  boolean isPreflight(S3Request request) {
    return request.method().equals("OPTIONS");
  }

  /** A browser's question before a call; it is never signed. */
  void answerPreflight(S3Request request, HttpServletResponse response) {
    String method = request.header("access-control-request-method").orElse("");
    CorsRule rule =
        rule(request, method)
            .orElseThrow(
                () ->
                    new S3Failure(
                        403, "AccessForbidden", "CORSResponse: This CORS request is not allowed."));
    allow(request, response, rule);
    response.setHeader("Access-Control-Allow-Methods", String.join(", ", rule.methods()));
    request
        .header("access-control-request-headers")
        .ifPresent(
            asked ->
                response.setHeader(
                    "Access-Control-Allow-Headers",
                    rule.headers().contains("*") ? asked : String.join(", ", rule.headers())));
    response.setStatus(200);
  }

  void allow(S3Request request, HttpServletResponse response) {
    rule(request, request.method()).ifPresent(rule -> allow(request, response, rule));
  }

  private static void allow(S3Request request, HttpServletResponse response, CorsRule rule) {
    response.setHeader(
        "Access-Control-Allow-Origin",
        rule.origins().contains("*") ? "*" : request.header("origin").orElseThrow());
    response.setHeader("Access-Control-Expose-Headers", String.join(", ", rule.exposed()));
    response.setHeader("Vary", "Origin");
  }

  private Optional<CorsRule> rule(S3Request request, String method) {
    return request
        .header("origin")
        .flatMap(
            origin ->
                Optional.ofNullable(buckets.get(request.bucket())).stream()
                    .flatMap(bucket -> bucket.cors().stream())
                    .filter(rule -> rule.allows(origin, method))
                    .findFirst());
  }
}
