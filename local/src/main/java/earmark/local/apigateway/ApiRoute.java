package earmark.local.apigateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A route of the HTTP API.
 *
 * @param key as the template has it, for example {@code GET /recordings/{id}}
 * @param function the ARN of what answers
 */
record ApiRoute(String key, String function, Authorizer authorizer) {
  private static final String DEFAULT = "$default";

  /** The path's variables, when the route answers this request. */
  Optional<Map<String, String>> match(String method, String path) {
    if (key.equals(DEFAULT)) {
      return Optional.of(Map.of());
    }
    int space = key.indexOf(' ');
    String wanted = key.substring(0, space);
    return wanted.equals("ANY") || wanted.equals(method)
        ? variables(segments(key.substring(space + 1)), segments(path))
        : Optional.empty();
  }

  /** Routes with more fixed segments are tried first: API Gateway takes the most specific. */
  int vagueness() {
    if (key.equals(DEFAULT)) {
      return Integer.MAX_VALUE;
    }
    int any = key.startsWith("ANY ") ? 1 : 0;
    int greedy = key.contains("+}") ? 1000 : 0;
    return any + greedy + 2 * (key.length() - key.replace("{", "").length());
  }

  private static List<String> segments(String path) {
    return List.of(path.split("/", -1));
  }

  private static Optional<Map<String, String>> variables(List<String> route, List<String> path) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < route.size(); i++) {
      String segment = route.get(i);
      if (segment.endsWith("+}") && i < path.size()) {
        List<String> rest = new ArrayList<>(path.subList(i, path.size()));
        variables.put(segment.substring(1, segment.length() - 2), String.join("/", rest));
        return Optional.of(variables);
      }
      if (i >= path.size() || !fits(segment, path.get(i), variables)) {
        return Optional.empty();
      }
    }
    return route.size() == path.size() ? Optional.of(variables) : Optional.empty();
  }

  private static boolean fits(String segment, String actual, Map<String, String> variables) {
    if (segment.startsWith("{") && segment.endsWith("}")) {
      variables.put(segment.substring(1, segment.length() - 1), actual);
      return !actual.isEmpty();
    }
    return segment.equals(actual);
  }
}
