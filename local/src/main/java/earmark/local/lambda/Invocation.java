package earmark.local.lambda;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One event on its way through a function. */
final class Invocation {
  private final String requestId = UUID.randomUUID().toString();
  private final byte[] payload;
  private final CompletableFuture<Void> taken = new CompletableFuture<>();
  private final CompletableFuture<InvocationResult> result = new CompletableFuture<>();

  Invocation(byte[] payload) {
    this.payload = payload;
  }

  String requestId() {
    return requestId;
  }

  byte[] payload() {
    return payload;
  }

  /** Done when the function has asked for it: its time runs from here. */
  CompletableFuture<Void> taken() {
    return taken;
  }

  CompletableFuture<InvocationResult> result() {
    return result;
  }

  void answer(byte[] answer) {
    result.complete(new InvocationResult.Answered(answer));
  }

  void fail(byte[] error) {
    result.complete(new InvocationResult.Failed("Unhandled", error));
  }

  void fail(String type, String message) {
    String json = "{\"errorType\":\"%s\",\"errorMessage\":\"%s\"}".formatted(type, message);
    fail(json.getBytes(StandardCharsets.UTF_8));
  }
}
