package earmark.local.lambda;

import earmark.local.calls.Callers;
import earmark.local.lambda.FunctionSpec.DeadLetters;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** All functions of the templates, invoked by name or by the ARN of function, version or alias. */
public final class LocalLambda implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, FunctionRuntime> functions = new TreeMap<>();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final Duration retryAfter;
  private final BiConsumer<String, String> queues;
  private final Clock clock;

  /**
   * @param callers learns each function's credentials, under a key id that names the function
   * @param retryAfter how long a failed asynchronous invocation waits; on AWS one minute, then two
   * @param queues takes the ARN of a queue and a message for it
   */
  public LocalLambda(
      List<FunctionSpec> specs,
      ChildSettings settings,
      Callers callers,
      Duration retryAfter,
      BiConsumer<String, String> queues,
      Clock clock) {
    this.retryAfter = retryAfter;
    this.queues = queues;
    this.clock = clock;
    for (FunctionSpec spec : specs) {
      functions.put(spec.name(), new FunctionRuntime(spec, settings, credentials(spec, callers)));
    }
  }

  /** The access key id with which a function's calls are signed. */
  public static String accessKeyIdOf(String functionName) {
    return "LOCAL-" + functionName;
  }

  public List<String> names() {
    return List.copyOf(functions.keySet());
  }

  /** Invokes and waits ({@code RequestResponse}). */
  public InvocationResult invoke(String function, byte[] payload) {
    return runtime(function).invoke(payload);
  }

  /** Accepts an event ({@code Event}): tried, repeated, and in the end a dead letter. */
  public void invokeLater(String function, byte[] payload) {
    FunctionRuntime runtime = runtime(function);
    background.execute(() -> invokeUntilDone(runtime, payload));
  }

  /** Where what the function writes can be read. */
  public Path logOf(String function) {
    return runtime(function).log();
  }

  /** Whether there is such a function: an event's target is checked when the stack starts. */
  public boolean knows(String function) {
    return functions.containsKey(nameOf(function));
  }

  private void invokeUntilDone(FunctionRuntime runtime, byte[] payload) {
    FunctionSpec function = runtime.function();
    for (int attempt = 1; ; attempt++) {
      InvocationResult result = runtime.invoke(payload);
      switch (result) {
        case InvocationResult.Answered _ -> {
          return;
        }
        case InvocationResult.Failed failed -> {
          if (attempt > function.retries()) {
            bury(function, payload, failed, attempt);
            return;
          }
        }
      }
      if (!pause(retryAfter)) {
        return;
      }
    }
  }

  private void bury(
      FunctionSpec function, byte[] payload, InvocationResult.Failed failed, int attempts) {
    if (function.deadLetters().isEmpty()) {
      System.err.printf(
          "%s failed for good and has no dead-letter queue; see %s%n",
          function.name(), logOf(function.name()));
      return;
    }
    DeadLetters to = function.deadLetters().get();
    queues.accept(
        to.queueArn(),
        DeadLetter.of(to.form(), function, payload, failed, attempts, clock.instant()));
  }

  private FunctionRuntime runtime(String function) {
    FunctionRuntime runtime = functions.get(nameOf(function));
    if (runtime == null) {
      throw new IllegalArgumentException("There is no function " + function);
    }
    return runtime;
  }

  /** From {@code arn:aws:lambda:region:account:function:NAME:alias}, {@code NAME:alias}, a name. */
  private static String nameOf(String function) {
    int marker = function.indexOf(":function:");
    String name = marker < 0 ? function : function.substring(marker + ":function:".length());
    int end = name.indexOf(':');
    return end < 0 ? name : name.substring(0, end);
  }

  private static Map<String, String> credentials(FunctionSpec spec, Callers callers) {
    byte[] secret = new byte[30];
    RANDOM.nextBytes(secret);
    String encoded = Base64.getUrlEncoder().encodeToString(secret);
    callers.add(accessKeyIdOf(spec.name()), encoded);
    return Map.of(
        "AWS_ACCESS_KEY_ID", accessKeyIdOf(spec.name()), "AWS_SECRET_ACCESS_KEY", encoded);
  }

  private static boolean pause(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    background.shutdownNow();
    functions.values().forEach(FunctionRuntime::close);
  }
}
