package earmark.local;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.calls.AwsCall;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each function's role allows, as the synthesized template says it.
 *
 * <p>Actions and resources are matched as IAM does; a statement with a condition counts as
 * allowing, and conditions themselves are looked at elsewhere.
 */
final class RolePermissions {
  private record Statement(List<Pattern> actions, List<Pattern> resources) {
    boolean allows(AwsCall call) {
      return matches(actions, call.action()) && matches(resources, call.resource());
    }
  }

  private final Map<String, List<Statement>> byFunction = new TreeMap<>();

  RolePermissions(CloudAssembly assembly) {
    Map<String, List<Statement>> byRole = new TreeMap<>();
    for (Resource role : assembly.resources("AWS::IAM::Role")) {
      role.items("Policies")
          .forEach(policy -> add(byRole, role.name(), policy.path("PolicyDocument")));
    }
    for (Resource policy : assembly.resources("AWS::IAM::Policy")) {
      policy
          .items("Roles")
          .forEach(role -> add(byRole, role.asText(), policy.property("PolicyDocument")));
    }
    for (Resource function : assembly.resources("AWS::Lambda::Function")) {
      String role = function.text("Role").replaceFirst(".*/", "");
      byFunction.put(function.name(), byRole.getOrDefault(role, List.of()));
    }
  }

  /** Whether the role of this function allows the call. */
  boolean allow(String function, AwsCall call) {
    return byFunction.getOrDefault(function, List.of()).stream()
        .anyMatch(statement -> statement.allows(call));
  }

  private static void add(Map<String, List<Statement>> byRole, String role, JsonNode document) {
    List<Statement> statements = byRole.computeIfAbsent(role, _ -> new ArrayList<>());
    for (JsonNode statement : document.path("Statement")) {
      if (statement.path("Effect").asText().equals("Allow")) {
        statements.add(
            new Statement(
                patterns(statement.path("Action")), patterns(statement.path("Resource"))));
      }
    }
  }

  private static List<Pattern> patterns(JsonNode oneOrMany) {
    Stream<JsonNode> texts = oneOrMany.isArray() ? oneOrMany.valueStream() : Stream.of(oneOrMany);
    return texts.map(text -> wildcard(text.asText())).toList();
  }

  private static Pattern wildcard(String text) {
    return Pattern.compile(
        text.chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining()));
  }

  private static boolean matches(List<Pattern> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
  }
}
