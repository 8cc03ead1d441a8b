package earmark.local.apigateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import earmark.local.template.Resource;
import java.util.List;
import java.util.stream.Collectors;

/** What pages of other origins may do, as the API is configured. */
record Cors(JsonNode configuration) {
  private static final String ANY = "*";

  static Cors of(Resource api) {
    return new Cors(api.property("CorsConfiguration"));
  }

  boolean answersPreflight() {
    return configuration.isObject();
  }

  /** Adds the headers for a request from this origin, if it is allowed. */
  void apply(Headers request, Headers answer) {
    String origin = request.getFirst("Origin");
    if (origin == null || !allows(origin)) {
      return;
    }
    answer.set("access-control-allow-origin", list("AllowOrigins").contains(ANY) ? ANY : origin);
    set(answer, "access-control-allow-methods", "AllowMethods");
    set(answer, "access-control-allow-headers", "AllowHeaders");
    set(answer, "access-control-expose-headers", "ExposeHeaders");
    if (configuration.has("MaxAge")) {
      answer.set("access-control-max-age", configuration.path("MaxAge").asText());
    }
    if (configuration.path("AllowCredentials").asBoolean(false)) {
      answer.set("access-control-allow-credentials", "true");
    }
  }

  private boolean allows(String origin) {
    return list("AllowOrigins").contains(ANY) || list("AllowOrigins").contains(origin);
  }

  private void set(Headers answer, String header, String property) {
    if (configuration.has(property)) {
      answer.set(header, list(property).stream().collect(Collectors.joining(",")));
    }
  }

  private List<String> list(String property) {
    return configuration.path(property).valueStream().map(JsonNode::asText).toList();
  }
}
