package earmark.local.lambda;

import java.nio.charset.StandardCharsets;

/** What came of an invocation: the function's answer, or its error. */
public sealed interface InvocationResult {
  /** The JSON that the function answered, or that tells of its error. */
  byte[] payload();

  default String text() {
    return new String(payload(), StandardCharsets.UTF_8);
  }

  /** The function returned. */
  @SuppressWarnings("ArrayRecordComponent")
  record Answered(byte[] payload) implements InvocationResult {}

  /**
   * The function threw, died or took too long.
   *
   * @param type what {@code X-Amz-Function-Error} calls the kind, for example {@code Unhandled}
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Failed(String type, byte[] payload) implements InvocationResult {}
}
