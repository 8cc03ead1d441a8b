package earmark.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earmark.local.lambda.FunctionSpec.Form;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * What Lambda sends to a queue when an asynchronous invocation has failed for good.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">Retaining
 *     records of asynchronous invocations</a>
 */
final class DeadLetter {
  private DeadLetter() {}

  static String of(
      Form form,
      FunctionSpec function,
      byte[] payload,
      InvocationResult.Failed failed,
      int attempts,
      Instant now) {
    return switch (form) {
      case EVENT -> new String(payload, StandardCharsets.UTF_8);
      case INVOCATION_RECORD -> invocationRecord(function, payload, failed, attempts, now);
    };
  }

  private static String invocationRecord(
      FunctionSpec function,
      byte[] payload,
      InvocationResult.Failed failed,
      int attempts,
      Instant now) {
    ObjectNode record = Json.mapper().createObjectNode();
    record.put("version", "1.0").put("timestamp", now.toString());
    record
        .putObject("requestContext")
        .put("requestId", UUID.randomUUID().toString())
        .put("functionArn", function.arn() + ":$LATEST")
        .put("condition", "RetriesExhausted")
        .put("approximateInvokeCount", attempts);
    record
        .putObject("responseContext")
        .put("statusCode", 200)
        .put("executedVersion", "$LATEST")
        .put("functionError", failed.type());
    try {
      record.set("requestPayload", Json.mapper().readTree(payload));
      record.set("responsePayload", Json.mapper().readTree(failed.payload()));
      return Json.mapper().writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Neither event nor error is JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
