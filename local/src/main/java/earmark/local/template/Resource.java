package earmark.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A resource of a template. Its properties are resolved when they are asked for, not before. */
public final class Resource {
  private final Stack stack;
  private final String logicalId;
  private final JsonNode definition;
  private final Intrinsics intrinsics;

  Resource(Stack stack, String logicalId, JsonNode definition, Intrinsics intrinsics) {
    this.stack = stack;
    this.logicalId = logicalId;
    this.definition = definition;
    this.intrinsics = intrinsics;
  }

  public String logicalId() {
    return logicalId;
  }

  public String type() {
    return definition.path("Type").asText();
  }

  /** The name it has on this machine. */
  public String name() {
    return intrinsics.names().nameOf(this);
  }

  public String arn() {
    return intrinsics.names().attribute(this, "Arn");
  }

  /** What {@code Ref} gives: see the type's page in the CloudFormation user guide. */
  public String ref() {
    return intrinsics.names().ref(this);
  }

  /**
   * The path of the construct that made it, from the stack downwards, for example {@code
   * Recordings/IndexRecording}; the logical id when the template carries no path.
   */
  public String constructPath() {
    String path = definition.path("Metadata").path("aws:cdk:path").asText(logicalId);
    String inStack = path.startsWith(stack.name() + "/") ? path.substring(stackPrefix()) : path;
    return inStack.endsWith("/Resource")
        ? inStack.substring(0, inStack.length() - "/Resource".length())
        : inStack;
  }

  private int stackPrefix() {
    return stack.name().length() + 1;
  }

  /** A property with every intrinsic function in it resolved; missing when it is not set. */
  public JsonNode property(String property) {
    JsonNode raw = definition.path("Properties").path(property);
    return raw.isMissingNode() ? MissingNode.getInstance() : intrinsics.resolve(raw, stack);
  }

  /** A property that the resource cannot do without, as text. */
  public String text(String property) {
    return optionalText(property)
        .orElseThrow(() -> new TemplateException(this + " has no " + property));
  }

  public Optional<String> optionalText(String property) {
    JsonNode value = property(property);
    return value.isValueNode() && !value.isNull() && !value.isMissingNode()
        ? Optional.of(value.asText())
        : Optional.empty();
  }

  public OptionalInt number(String property) {
    return optionalText(property)
        .map(text -> OptionalInt.of(Integer.parseInt(text)))
        .orElseGet(OptionalInt::empty);
  }

  public boolean has(String property) {
    return definition.path("Properties").has(property);
  }

  /** The items of a property that is a list; none when it is not set. */
  public Stream<JsonNode> items(String property) {
    return property(property).valueStream();
  }

  /** The file in the cloud assembly that an asset with this object key was copied to. */
  public Optional<String> assetFile(String objectKey) {
    return stack.assetFile(objectKey);
  }

  /** Fails when a property is set that the local stack does not stand in for. */
  public void refuse(List<String> properties) {
    for (String property : properties) {
      if (has(property)) {
        throw new TemplateException(
            this + " sets " + property + ", which the local stack does not stand in for");
      }
    }
  }

  String stackName() {
    return stack.name();
  }

  @Override
  public String toString() {
    return stack.name() + "/" + constructPath() + " (" + type() + ")";
  }
}
