package earmark.local.s3;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** A request as it was signed: path and query undecoded, and what they address. */
final class S3Request {
  private final HttpServletRequest http;
  private final Map<String, String> query;
  private final String bucket;
  private final String key;

  S3Request(HttpServletRequest http) {
    this.http = http;
    this.query = parse(http.getQueryString());
    String path = http.getRequestURI().substring(1);
    int slash = path.indexOf('/');
    this.bucket = decode(slash < 0 ? path : path.substring(0, slash));
    this.key = slash < 0 ? "" : decode(path.substring(slash + 1));
  }

  HttpServletRequest http() {
    return http;
  }

  String method() {
    return http.getMethod();
  }

  String path() {
    return http.getRequestURI();
  }

  /** The bucket's name, empty for a call about all buckets. */
  String bucket() {
    return bucket;
  }

  /** The object's key, empty for a call about a bucket. */
  String key() {
    return key;
  }

  S3Address address() {
    return new S3Address(bucket, key, parameter("versionId"));
  }

  /** The query's parameters, decoded; one without a value is empty. */
  Map<String, String> query() {
    return Collections.unmodifiableMap(query);
  }

  boolean asks(String parameter) {
    return query.containsKey(parameter);
  }

  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(http.getHeader(name));
  }

  List<String> headers(String name) {
    return Collections.list(http.getHeaders(name));
  }

  List<String> headerNames() {
    return Collections.list(http.getHeaderNames());
  }

  private static Map<String, String> parse(String query) {
    Map<String, String> parameters = new TreeMap<>();
    if (query != null && !query.isEmpty()) {
      Arrays.stream(query.split("&"))
          .map(pair -> pair.split("=", 2))
          .forEach(pair -> parameters.put(decode(pair[0]), pair.length > 1 ? decode(pair[1]) : ""));
    }
    return parameters;
  }

  /** In a path and in what SDKs send as a query a plus sign is a plus sign. */
  private static String decode(String text) {
    try {
      return SdkHttpUtils.urlDecode(text.replace("+", "%2B"));
    } catch (IllegalArgumentException e) {
      throw new S3Failure(400, "InvalidURI", "Couldn't parse the specified URI.");
    }
  }
}
