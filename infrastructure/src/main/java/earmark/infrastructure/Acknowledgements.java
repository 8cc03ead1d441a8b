package earmark.infrastructure;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Validations;
import software.constructs.Construct;

/** Findings of cdk-nag that are meant, each for one resource and with its reason. */
final class Acknowledgements {
  private Acknowledgements() {}

  static void acknowledge(Construct resource, String finding, String reason) {
    Validations.of(resource)
        .acknowledge(Acknowledgment.builder().id(finding).reason(reason).build());
  }

  /** Acknowledges the wildcards of a grant, which has to say why it has them. */
  static void wildcards(Construct policy, Grant grant) {
    for (String resource : grant.resources()) {
      String written = written(Stack.of(policy).resolve(resource));
      if (written.contains("*")) {
        String reason =
            grant
                .wildcardReason()
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            grant.name() + " has a wildcard and no reason for it: " + written));
        acknowledge(policy, "AwsSolutions-IAM5[Resource::%s]".formatted(written), reason);
      }
    }
  }

  /** A CloudFormation value as cdk-nag writes it in its findings. */
  private static String written(Object value) {
    return switch (value) {
      case String text -> text;
      case Map<?, ?> function -> writtenFunction(function);
      default -> value.toString();
    };
  }

  private static String writtenFunction(Map<?, ?> function) {
    Map.Entry<?, ?> only = function.entrySet().iterator().next();
    return switch (only.getKey().toString()) {
      case "Fn::Join" ->
          ((List<?>) ((List<?>) only.getValue()).get(1))
              .stream().map(Acknowledgements::written).collect(Collectors.joining());
      case "Fn::GetAtt" ->
          ((List<?>) only.getValue())
              .stream().map(Object::toString).collect(Collectors.joining(".", "<", ">"));
      case "Fn::ImportValue" -> written(only.getValue());
      case "Ref" -> "<" + only.getValue() + ">";
      default -> throw new IllegalArgumentException("A value that is not known here: " + function);
    };
  }
}
