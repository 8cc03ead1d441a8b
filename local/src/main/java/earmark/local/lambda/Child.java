package earmark.local.lambda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A function's process with its Runtime API; both live and end together. */
final class Child implements AutoCloseable {
  private static final List<String> KEPT_OF_THE_SYSTEM = List.of("PATH", "SystemRoot");
  private static final int SMALLEST_HEAP_MEGABYTES = 64;
  private static final int OUTSIDE_THE_HEAP_PERCENT = 15;

  private final RuntimeApi api;
  private final Process process;
  private final Duration ahead;

  private Child(RuntimeApi api, Process process, Duration ahead) {
    this.api = api;
    this.process = process;
    this.ahead = ahead;
  }

  static Child start(
      FunctionSpec function, ChildSettings settings, Map<String, String> credentials) {
    Duration ahead = settings.ahead().get();
    RuntimeApi api = new RuntimeApi(function.arn(), function.timeout());
    try {
      Path home = Files.createDirectories(settings.directory().resolve(function.name()));
      ProcessBuilder builder =
          new ProcessBuilder(command(function, settings, home, ahead))
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log(function, settings).toFile()));
      setEnvironment(builder.environment(), function, settings, credentials, api);
      return watched(new Child(api, builder.start(), ahead), function);
    } catch (IOException e) {
      api.close();
      throw new UncheckedIOException(e);
    }
  }

  static Path log(FunctionSpec function, ChildSettings settings) {
    return settings.directory().resolve(function.name() + ".log");
  }

  private static Child watched(Child child, FunctionSpec function) {
    var _ =
        child
            .process
            .onExit()
            .thenAccept(
                ended ->
                    child.api.failAll(
                        "Runtime.ExitError",
                        function.name() + " exited with status " + ended.exitValue()));
    return child;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** By how much its clock is ahead of the machine's. */
  Duration ahead() {
    return ahead;
  }

  long processId() {
    return process.pid();
  }

  Invocation invoke(byte[] payload) {
    Invocation invocation = new Invocation(payload);
    api.offer(invocation);
    if (!isAlive()) {
      // It may have died between the question and the offer.
      api.failAll("Runtime.ExitError", "The function's process has ended");
    }
    return invocation;
  }

  private static List<String> command(
      FunctionSpec function, ChildSettings settings, Path home, Duration ahead) throws IOException {
    int heap = function.memoryMegabytes() * (100 - OUTSIDE_THE_HEAP_PERCENT) / 100;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(clock(settings, ahead));
    command.addAll(
        List.of(
            "-Xmx" + Math.max(SMALLEST_HEAP_MEGABYTES, heap) + "m",
            // As Lambda starts its Java runtime.
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            // Nothing of the developer's ~/.aws may reach the function.
            "-Duser.home=" + home,
            "-Djava.net.preferIPv4Stack=true",
            "-cp",
            settings
                .client()
                .classPathWith(function.jar().toAbsolutePath())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)),
            settings.client().mainClass(),
            function.handler()));
    return command;
  }

  /** Nothing at all unless the clock was moved: then a function runs just as it was deployed. */
  private static List<String> clock(ChildSettings settings, Duration ahead) throws IOException {
    if (ahead.isZero()) {
      return List.of();
    }
    Path agent = settings.directory().resolve("clock.jar");
    if (!Files.exists(agent)) {
      ClockAgentJar.write(agent);
    }
    return List.of("-javaagent:" + agent + "=" + ahead.toSeconds());
  }

  /** Only what Lambda and the template set: nothing of this process's environment leaks in. */
  private static void setEnvironment(
      Map<String, String> environment,
      FunctionSpec function,
      ChildSettings settings,
      Map<String, String> credentials,
      RuntimeApi api) {
    Map<String, String> system = Map.copyOf(environment);
    environment.clear();
    for (String name : KEPT_OF_THE_SYSTEM) {
      if (system.containsKey(name)) {
        environment.put(name, system.get(name));
      }
    }
    environment.putAll(function.environment());
    environment.putAll(credentials);
    settings
        .endpoints()
        .forEach((service, uri) -> environment.put("AWS_ENDPOINT_URL_" + service, uri.toString()));
    environment.putAll(
        Map.ofEntries(
            Map.entry("LANG", "en_US.UTF-8"),
            Map.entry("TZ", ":UTC"),
            Map.entry("AWS_REGION", settings.region()),
            Map.entry("AWS_DEFAULT_REGION", settings.region()),
            Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
            Map.entry("AWS_LAMBDA_RUNTIME_API", api.address()),
            Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
            Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
            Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
            Map.entry(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMegabytes())),
            Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name()),
            Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "local"),
            Map.entry("_HANDLER", function.handler())));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    api.close();
  }
}
