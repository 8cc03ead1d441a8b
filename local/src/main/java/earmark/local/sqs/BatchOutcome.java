package earmark.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.lambda.InvocationResult;
import earmark.platform.Json;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which messages of a batch a function was done with.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">Handling
 *     errors for an SQS event source</a>
 */
record BatchOutcome(Set<String> done, Set<String> failed) {
  BatchOutcome {
    done = Set.copyOf(done);
    failed = Set.copyOf(failed);
  }

  static BatchOutcome of(EventSource source, List<String> batch, InvocationResult result) {
    return switch (result) {
      case InvocationResult.Failed _ -> allFailed(batch);
      case InvocationResult.Answered answered ->
          source.reportsFailures() ? reported(batch, answered) : allDone(batch);
    };
  }

  /** Lambda's rules: an answer that makes no sense, or names a stranger, fails the whole batch. */
  private static BatchOutcome reported(List<String> batch, InvocationResult.Answered answered) {
    Set<String> failed = new HashSet<>();
    try {
      JsonNode answer = Json.mapper().readTree(answered.payload());
      for (JsonNode failure : answer.path("batchItemFailures")) {
        failed.add(failure.path("itemIdentifier").asText());
      }
    } catch (IOException e) {
      return allFailed(batch);
    }
    if (!batch.containsAll(failed)) {
      return allFailed(batch);
    }
    Set<String> done = new HashSet<>(batch);
    done.removeAll(failed);
    return new BatchOutcome(done, failed);
  }

  private static BatchOutcome allFailed(List<String> batch) {
    return new BatchOutcome(Set.of(), Set.copyOf(batch));
  }

  private static BatchOutcome allDone(List<String> batch) {
    return new BatchOutcome(Set.copyOf(batch), Set.of());
  }
}
