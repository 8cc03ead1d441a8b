package earmark.local.sqs;

import earmark.local.lambda.InvocationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a queue for a function, batch by batch, until it is interrupted. */
final class Poller implements Runnable {
  /** A moved clock is noticed this soon. */
  private static final Duration LONGEST_SLEEP = Duration.ofMillis(100);

  private final EventSource source;
  private final LocalQueue queue;
  private final String region;
  private final Duration retryAfter;
  private final Function<byte[], InvocationResult> function;

  Poller(
      EventSource source,
      LocalQueue queue,
      String region,
      Duration retryAfter,
      Function<byte[], InvocationResult> function) {
    this.source = source;
    this.queue = queue;
    this.region = region;
    this.retryAfter = retryAfter;
    this.function = function;
  }

  @Override
  public void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        List<Message> batch = nextBatch();
        if (!batch.isEmpty()) {
          handle(batch);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Message> nextBatch() throws InterruptedException {
    List<Message> batch = new ArrayList<>(queue.receive(source.batchSize()));
    long end = System.nanoTime() + source.window().toNanos();
    while (batch.isEmpty() || (batch.size() < source.batchSize() && System.nanoTime() < end)) {
      boolean wasEmpty = batch.isEmpty();
      queue.await(LONGEST_SLEEP);
      batch.addAll(queue.receive(source.batchSize() - batch.size()));
      if (wasEmpty) {
        end = System.nanoTime() + source.window().toNanos();
      }
    }
    return batch;
  }

  private void handle(List<Message> batch) {
    List<String> ids = batch.stream().map(Message::id).toList();
    InvocationResult result;
    try {
      result = function.apply(SqsEvent.of(queue.settings(), region, batch));
    } catch (IllegalStateException e) {
      // The function could not even be started: the messages stay.
      queue.release(ids, retryAfter);
      return;
    }
    BatchOutcome outcome = BatchOutcome.of(source, ids, result);
    queue.delete(outcome.done());
    queue.release(outcome.failed(), retryAfter);
  }
}
