package earmark.local.s3;

import java.util.List;

/**
 * Which pages of other origins may call a bucket, and what they may see of an answer.
 *
 * @param origins allowed origins, {@code *} for any
 * @param methods allowed HTTP methods
 * @param headers allowed request headers, {@code *} for any
 * @param exposed response headers a page may read; a player needs Content-Range, Accept-Ranges and
 *     Content-Length
 */
public record CorsRule(
    List<String> origins, List<String> methods, List<String> headers, List<String> exposed) {
  private static final String ANY = "*";

  public CorsRule {
    origins = List.copyOf(origins);
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
    exposed = List.copyOf(exposed);
  }

  boolean allows(String origin, String method) {
    return (origins.contains(ANY) || origins.contains(origin)) && methods.contains(method);
  }
}
