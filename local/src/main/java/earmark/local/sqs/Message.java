package earmark.local.sqs;

import java.time.Instant;
import java.util.UUID;

/**
 * A message in a queue.
 *
 * @param receives how often it was handed out so far
 * @param firstReceived when it was first handed out, in milliseconds since the epoch; 0 before that
 * @param visibleFrom nobody gets it earlier: it is being worked on, or waits after a failure
 */
record Message(
    String id, String body, Instant sent, int receives, long firstReceived, Instant visibleFrom) {
  static Message of(String body, Instant now) {
    return new Message(UUID.randomUUID().toString(), body, now, 0, 0, now);
  }

  Message received(Instant now, Instant hiddenUntil) {
    long first = firstReceived == 0 ? now.toEpochMilli() : firstReceived;
    return new Message(id, body, sent, receives + 1, first, hiddenUntil);
  }

  Message visibleFrom(Instant when) {
    return new Message(id, body, sent, receives, firstReceived, when);
  }

  /** As it arrives in the dead-letter queue: it keeps its id and its age. */
  Message redriven(Instant now) {
    return new Message(id, body, sent, 0, 0, now);
  }
}
