package earmark.platform;

/**
 * A route of the HTTP API, as API Gateway writes it: the CDK creates it, a handler answers it.
 *
 * @param method the HTTP method, in capitals
 * @param path the path, with its variables in braces
 */
public record Route(String method, String path) {
  /** API Gateway's route key, for example {@code GET /recordings/{id}}. */
  public String key() {
    return method + " " + path;
  }
}
