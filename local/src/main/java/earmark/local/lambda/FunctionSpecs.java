package earmark.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.lambda.FunctionSpec.DeadLetters;
import earmark.local.lambda.FunctionSpec.Form;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Resource;
import earmark.local.template.TemplateException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the functions out of the templates. */
public final class FunctionSpecs {
  private static final int DEFAULT_MEMORY = 128;
  private static final int DEFAULT_TIMEOUT = 3;
  private static final int DEFAULT_RETRIES = 2;

  private FunctionSpecs() {}

  /** All Java functions; those of other runtimes are the CDK's helpers during a deployment. */
  public static List<FunctionSpec> of(CloudAssembly assembly) {
    return assembly.resources("AWS::Lambda::Function").stream()
        .filter(function -> function.optionalText("Runtime").orElse("").startsWith("java"))
        .map(function -> spec(assembly, function))
        .toList();
  }

  private static FunctionSpec spec(CloudAssembly assembly, Resource function) {
    function.refuse(List.of("VpcConfig", "FileSystemConfigs", "Layers", "ImageConfig"));
    Optional<Resource> invokeConfig = invokeConfig(assembly, function);
    return new FunctionSpec(
        function.name(),
        function.arn(),
        function.text("Handler"),
        jar(assembly, function),
        environment(function),
        function.number("MemorySize").orElse(DEFAULT_MEMORY),
        Duration.ofSeconds(function.number("Timeout").orElse(DEFAULT_TIMEOUT)),
        invokeConfig
            .map(config -> config.number("MaximumRetryAttempts").orElse(DEFAULT_RETRIES))
            .orElse(DEFAULT_RETRIES),
        deadLetters(function, invokeConfig));
  }

  private static Path jar(CloudAssembly assembly, Resource function) {
    JsonNode key = function.property("Code").path("S3Key");
    if (key.isMissingNode()) {
      throw new TemplateException(function + " has no code in an asset");
    }
    return assembly.asset(function, key.asText());
  }

  private static Map<String, String> environment(Resource function) {
    Map<String, String> variables = new HashMap<>();
    function
        .property("Environment")
        .path("Variables")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
    return variables;
  }

  private static Optional<Resource> invokeConfig(CloudAssembly assembly, Resource function) {
    return assembly.resources("AWS::Lambda::EventInvokeConfig").stream()
        .filter(config -> names(config.text("FunctionName"), function))
        .findFirst();
  }

  private static boolean names(String reference, Resource function) {
    return reference.equals(function.name()) || reference.equals(function.arn());
  }

  private static Optional<DeadLetters> deadLetters(
      Resource function, Optional<Resource> invokeConfig) {
    Optional<DeadLetters> onFailure =
        invokeConfig
            .map(config -> config.property("DestinationConfig").path("OnFailure"))
            .filter(destination -> destination.has("Destination"))
            .map(to -> new DeadLetters(to.path("Destination").asText(), Form.INVOCATION_RECORD));
    return onFailure.or(
        () ->
            Optional.of(function.property("DeadLetterConfig"))
                .filter(config -> config.has("TargetArn"))
                .map(config -> new DeadLetters(config.path("TargetArn").asText(), Form.EVENT)));
  }
}
