package earmark.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * Something that a function may do, named in the words of the domain.
 *
 * @param name the statement's id: what it lets the function do, words run together
 * @param actions the IAM actions, without wildcards
 * @param resources ARNs
 * @param conditions IAM conditions, by operator
 * @param wildcardReason why a resource holds a wildcard, when one does
 */
record Grant(
    String name,
    List<String> actions,
    List<String> resources,
    Map<String, Map<String, Object>> conditions,
    Optional<String> wildcardReason) {
  Grant {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = Map.copyOf(conditions);
  }

  static Grant of(String name, String resource, String... actions) {
    return new Grant(name, List.of(actions), List.of(resource), Map.of(), Optional.empty());
  }

  Grant when(Map<String, Map<String, Object>> conditions) {
    return new Grant(name, actions, resources, conditions, wildcardReason);
  }

  Grant because(String reason) {
    return new Grant(name, actions, resources, conditions, Optional.of(reason));
  }

  PolicyStatement statement() {
    return PolicyStatement.Builder.create()
        .sid(name)
        .effect(Effect.ALLOW)
        .actions(actions)
        .resources(resources)
        .conditions(conditions)
        .build();
  }
}
