package earmark.platform;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Deals with the messages of a batch one by one: what fails comes again by itself, and after its
 * last try goes to the dead letters; the others are done.
 */
public final class SqsBatch {
  private SqsBatch() {}

  /**
   * Deals with each message.
   *
   * @param failure what is logged when a message fails, for example {@code arrival failed}
   * @param action takes a message's body
   */
  public static SQSBatchResponse each(
      SQSEvent batch, String failure, Log log, Consumer<String> action) {
    List<BatchItemFailure> failures =
        batch.getRecords().stream()
            .filter(message -> !isDone(message, failure, log, action))
            .map(message -> new BatchItemFailure(message.getMessageId()))
            .toList();
    return new SQSBatchResponse(failures);
  }

  private static boolean isDone(
      SQSMessage message, String failure, Log log, Consumer<String> action) {
    try {
      action.accept(message.getBody());
      return true;
    } catch (RuntimeException e) {
      log.error(failure, Map.of("message", message.getMessageId(), "reason", reason(e)));
      return false;
    }
  }

  /** A code: AWS's own messages may quote a key, and a key a number. */
  private static String reason(RuntimeException e) {
    return switch (e) {
      case AwsServiceException aws when aws.awsErrorDetails() != null ->
          aws.awsErrorDetails().errorCode();
      case MalformedMessageException malformed -> "malformed: " + malformed.getMessage();
      case RetryLaterException later -> later.getMessage();
      default -> e.getClass().getSimpleName();
    };
  }
}
