package earmark.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A function as the template declares it.
 *
 * @param name the construct's name, for example {@code IndexRecording}
 * @param handler class, or class and method, as Lambda names it
 * @param jar the very file that would be deployed
 * @param retries how often an asynchronous invocation is repeated when it fails
 * @param deadLetters the ARN of the queue for what fails for good
 */
public record FunctionSpec(
    String name,
    String arn,
    String handler,
    Path jar,
    Map<String, String> environment,
    int memoryMegabytes,
    Duration timeout,
    int retries,
    Optional<DeadLetters> deadLetters) {
  public FunctionSpec {
    environment = Map.copyOf(environment);
  }

  /**
   * Where a failed asynchronous invocation ends.
   *
   * @param form what is sent there: the event itself, or a record about the invocation
   */
  public record DeadLetters(String queueArn, Form form) {}

  /** The two ways Lambda has of handing on what failed. */
  public enum Form {
    /** {@code DeadLetterConfig}: the event. */
    EVENT,
    /** {@code DestinationConfig.OnFailure}: a record that carries the event and the error. */
    INVOCATION_RECORD
  }
}
