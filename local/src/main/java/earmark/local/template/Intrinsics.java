package earmark.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CloudFormation's intrinsic functions, as far as the CDK uses them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html">The
 *     reference</a>
 */
final class Intrinsics {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(!?)([^}]+)}");

  private final Map<String, Stack> stacks;
  private final Place place;
  private final Names names;

  Intrinsics(Map<String, Stack> stacks, Place place) {
    this.stacks = stacks;
    this.place = place;
    this.names = new Names(place);
  }

  Names names() {
    return names;
  }

  /** The same node without intrinsic functions; {@code AWS::NoValue} takes its property away. */
  JsonNode resolve(JsonNode node, Stack stack) {
    if (node.isArray()) {
      ArrayNode resolved = NODES.arrayNode();
      node.forEach(item -> addUnlessMissing(resolved, resolve(item, stack)));
      return resolved;
    }
    if (!node.isObject()) {
      return node;
    }
    if (node.size() == 1) {
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      if (only.getKey().equals("Ref") || only.getKey().startsWith("Fn::")) {
        return call(only.getKey(), only.getValue(), stack);
      }
    }
    ObjectNode resolved = NODES.objectNode();
    node.properties()
        .forEach(entry -> setUnlessMissing(resolved, entry, resolve(entry.getValue(), stack)));
    return resolved;
  }

  private JsonNode call(String function, JsonNode argument, Stack stack) {
    return switch (function) {
      case "Ref" -> ref(argument.asText(), stack);
      case "Fn::GetAtt" -> NODES.textNode(attribute(argument, stack));
      case "Fn::Join" -> join(resolve(argument, stack));
      case "Fn::Sub" -> NODES.textNode(substitute(argument, stack));
      case "Fn::Select" -> select(resolve(argument, stack));
      case "Fn::Split" -> split(resolve(argument, stack));
      case "Fn::ImportValue" -> imported(resolve(argument, stack).asText());
      default ->
          throw new TemplateException(
              "Stack "
                  + stack.name()
                  + " uses "
                  + function
                  + ", which the local stack cannot read");
    };
  }

  private JsonNode ref(String id, Stack stack) {
    if (id.equals("AWS::NoValue")) {
      return MissingNode.getInstance();
    }
    return NODES.textNode(refText(id, stack));
  }

  private String refText(String id, Stack stack) {
    return switch (id) {
      case "AWS::AccountId" -> place.account();
      case "AWS::Region" -> place.region();
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackName" -> stack.name();
      case "AWS::StackId" -> place.arn("cloudformation", "stack/" + stack.name() + "/local");
      default -> refOfTemplate(id, stack);
    };
  }

  private String refOfTemplate(String id, Stack stack) {
    JsonNode parameter = stack.parameters().path(id);
    if (parameter.has("Default")) {
      return parameter.path("Default").asText();
    }
    return resource(id, stack).ref();
  }

  private String attribute(JsonNode argument, Stack stack) {
    String id;
    String attribute;
    if (argument.isTextual()) {
      int dot = argument.asText().indexOf('.');
      id = argument.asText().substring(0, dot);
      attribute = argument.asText().substring(dot + 1);
    } else {
      id = argument.path(0).asText();
      attribute = resolve(argument.path(1), stack).asText();
    }
    return names.attribute(resource(id, stack), attribute);
  }

  private static Resource resource(String id, Stack stack) {
    Resource resource = stack.resources().get(id);
    if (resource == null) {
      throw new TemplateException("Stack " + stack.name() + " has no resource " + id);
    }
    return resource;
  }

  private static JsonNode join(JsonNode argument) {
    return NODES.textNode(
        argument
            .path(1)
            .valueStream()
            .map(JsonNode::asText)
            .collect(Collectors.joining(argument.path(0).asText())));
  }

  private String substitute(JsonNode argument, Stack stack) {
    String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    JsonNode values = argument.isArray() ? argument.path(1) : MissingNode.getInstance();
    Matcher matcher = SUBSTITUTION.matcher(text);
    return matcher.replaceAll(
        found ->
            Matcher.quoteReplacement(
                found.group(1).isEmpty()
                    ? substituted(found.group(2), values, stack)
                    : "${" + found.group(2) + "}"));
  }

  private String substituted(String name, JsonNode values, Stack stack) {
    if (values.has(name)) {
      return resolve(values.path(name), stack).asText();
    }
    return name.startsWith("AWS::") || !name.contains(".")
        ? refText(name, stack)
        : attribute(NODES.textNode(name), stack);
  }

  private static JsonNode select(JsonNode argument) {
    JsonNode item = argument.path(1).path(argument.path(0).asInt());
    if (item.isMissingNode()) {
      throw new TemplateException("Fn::Select finds nothing in " + argument);
    }
    return item;
  }

  private static JsonNode split(JsonNode argument) {
    ArrayNode parts = NODES.arrayNode();
    String separator = Pattern.quote(argument.path(0).asText());
    for (String part : argument.path(1).asText().split(separator, -1)) {
      parts.add(part);
    }
    return parts;
  }

  private JsonNode imported(String export) {
    for (Stack stack : stacks.values()) {
      for (JsonNode output : stack.outputs()) {
        JsonNode name = output.path("Export").path("Name");
        if (!name.isMissingNode() && resolve(name, stack).asText().equals(export)) {
          return resolve(output.path("Value"), stack);
        }
      }
    }
    throw new TemplateException("No stack exports " + export);
  }

  private static void addUnlessMissing(ArrayNode array, JsonNode item) {
    if (!item.isMissingNode()) {
      array.add(item);
    }
  }

  private static void setUnlessMissing(
      ObjectNode object, Map.Entry<String, JsonNode> entry, JsonNode value) {
    if (!value.isMissingNode()) {
      object.set(entry.getKey(), value);
    }
  }
}
