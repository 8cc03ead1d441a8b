package earmark.infrastructure;

import com.fasterxml.jackson.core.type.TypeReference;
import earmark.platform.Json;
import earmark.policy.Policy;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.lambda.Code;

/**
 * The CDK app. Run by the build it synthesizes into {@code target/cdk.out}; run by {@code cdk},
 * into where that wants it.
 */
public final class EarmarkApp {
  private final App app;

  private EarmarkApp(App app) {
    this.app = app;
  }

  /** Synthesizes, from the folder {@code infrastructure}. */
  public static void main(String[] arguments) throws IOException {
    Path here = Path.of(arguments.length == 0 ? "." : arguments[0]);
    try {
      if (!Nodes.answers("node")) {
        throw new IllegalStateException(Nodes.MISSING);
      }
      Path functions = here.resolve("../functions/target/earmark-functions-lambda.jar").normalize();
      if (!Files.exists(functions)) {
        throw new IllegalStateException("The functions are not built: there is no " + functions);
      }
      assemble(context(here), PolicyFile.read(here.resolve("policy.json")), functions, outdir(here))
          .synth();
      SynthScript.write(here.resolve("target/synth"));
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("infrastructure: " + e.getMessage());
      System.exit(1);
    }
  }

  /**
   * Puts the app together.
   *
   * @param context what {@code cdk.json} says, and what a caller adds to it
   * @param functions the jar that is deployed
   * @param outdir where the templates go
   */
  static EarmarkApp assemble(
      Map<String, Object> context, Policy policy, Path functions, Path outdir) {
    App app =
        new App(
            AppProps.builder()
                .context(context)
                .outdir(outdir.toString())
                .analyticsReporting(false)
                .build());
    StageSettings stage = StageSettings.from(app.getNode());
    EarmarkData data =
        new EarmarkData(
            app, "EarmarkData", properties(policy, stage, "EarmarkData"), policy, stage);
    new EarmarkService(
        app,
        "EarmarkService",
        properties(policy, stage, "EarmarkService"),
        Code.fromAsset(functions.toString()),
        data.stores(),
        stage);
    Validations.of(app)
        .addPlugins(
            AwsSolutionsChecks.Builder.create(app).writeSuppressionsToCloudFormation(true).build());
    return new EarmarkApp(app);
  }

  void synth() {
    app.synth();
  }

  App app() {
    return app;
  }

  /** The context of {@code cdk.json}, which {@code cdk} would hand over, and the build does not. */
  static Map<String, Object> context(Path folder) throws IOException {
    Map<String, Object> settings =
        Json.mapper().readValue(folder.resolve("cdk.json").toFile(), new TypeReference<>() {});
    Map<String, Object> context = new HashMap<>();
    ((Map<?, ?>) settings.get("context"))
        .forEach((key, value) -> context.put(key.toString(), value));
    // The local stack finds a function by the path of its construct.
    context.put("aws:cdk:enable-path-metadata", true);
    return context;
  }

  private static Path outdir(Path folder) {
    return Optional.ofNullable(System.getenv("CDK_OUTDIR"))
        .map(Path::of)
        .orElse(folder.resolve("target/cdk.out"));
  }

  private static StackProps properties(Policy policy, StageSettings stage, String stack) {
    return StackProps.builder()
        .stackName(stage.stackName(stack))
        .description("Earmark, stage " + stage.name())
        .env(Environment.builder().region(policy.region()).build())
        .terminationProtection(!stage.disposable())
        .build();
  }
}
