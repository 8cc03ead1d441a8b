package earmark.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.template.TemplateException;
import java.util.List;
import java.util.Map;

/**
 * A rule's pattern. Knows exact values, {@code prefix}, {@code suffix}, {@code exists} and {@code
 * anything-but} with values; anything else is an error when the pattern is read.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Comparison
 *     operators</a>
 */
final class EventPattern {
  private static final List<String> OPERATORS =
      List.of("prefix", "suffix", "exists", "anything-but");

  private final JsonNode pattern;

  private EventPattern(JsonNode pattern) {
    this.pattern = pattern;
  }

  static EventPattern of(JsonNode pattern) {
    if (!pattern.isObject() || pattern.isEmpty()) {
      throw new TemplateException("An event pattern names at least one field: " + pattern);
    }
    check(pattern);
    return new EventPattern(pattern);
  }

  boolean matches(JsonNode event) {
    return matches(pattern, event);
  }

  private static void check(JsonNode pattern) {
    for (Map.Entry<String, JsonNode> field : pattern.properties()) {
      if (field.getValue().isObject()) {
        check(field.getValue());
      } else if (!field.getValue().isArray() || field.getKey().startsWith("$")) {
        throw new TemplateException("Not an event pattern the local stack reads: " + pattern);
      } else {
        field.getValue().forEach(EventPattern::checkAlternative);
      }
    }
  }

  private static void checkAlternative(JsonNode alternative) {
    if (!alternative.isContainerNode()) {
      return;
    }
    boolean known =
        alternative.size() == 1
            && OPERATORS.contains(alternative.fieldNames().next())
            && !alternative.path("anything-but").isObject()
            && !alternative.path("prefix").isObject();
    if (!known) {
      throw new TemplateException(
          "Not a comparison the local stack's event patterns know: " + alternative);
    }
  }

  private static boolean matches(JsonNode pattern, JsonNode event) {
    for (Map.Entry<String, JsonNode> field : pattern.properties()) {
      JsonNode value = event.path(field.getKey());
      boolean matches =
          field.getValue().isObject()
              ? matches(field.getValue(), value)
              : field.getValue().valueStream().anyMatch(wanted -> matchesAny(wanted, value));
      if (!matches) {
        return false;
      }
    }
    return true;
  }

  /** An array in the event matches when one of its values does. */
  private static boolean matchesAny(JsonNode wanted, JsonNode value) {
    if (wanted.has("exists")) {
      return wanted.path("exists").asBoolean() != value.isMissingNode();
    }
    return value.isArray()
        ? value.valueStream().anyMatch(item -> matchesOne(wanted, item))
        : matchesOne(wanted, value);
  }

  private static boolean matchesOne(JsonNode wanted, JsonNode value) {
    if (value.isMissingNode()) {
      return false;
    }
    if (!wanted.isObject()) {
      return wanted.equals(value);
    }
    Map.Entry<String, JsonNode> operator = wanted.properties().iterator().next();
    JsonNode argument = operator.getValue();
    return switch (operator.getKey()) {
      case "prefix" -> value.isTextual() && value.asText().startsWith(argument.asText());
      case "suffix" -> value.isTextual() && value.asText().endsWith(argument.asText());
      case "anything-but" ->
          argument.isArray()
              ? argument.valueStream().noneMatch(value::equals)
              : !argument.equals(value);
      default -> throw new IllegalStateException("Unchecked comparison " + operator.getKey());
    };
  }
}
