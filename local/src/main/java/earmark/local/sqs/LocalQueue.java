package earmark.local.sqs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One queue. Messages come at least once, roughly in order, and never vanish unseen. */
final class LocalQueue {
  private final QueueSettings settings;
  private final QueueStore store;
  private final Clock clock;
  private final Consumer<Message> deadLetters;
  private final Map<String, Message> messages = new LinkedHashMap<>();

  LocalQueue(QueueSettings settings, QueueStore store, Clock clock, Consumer<Message> deadLetters) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
    this.deadLetters = deadLetters;
    // Whatever was being worked on when the process ended is to be worked on again.
    store
        .load()
        .forEach(message -> messages.put(message.id(), message.visibleFrom(message.sent())));
  }

  QueueSettings settings() {
    return settings;
  }

  synchronized void add(Message message) {
    messages.put(message.id(), message);
    changed();
  }

  void send(String body) {
    add(Message.of(body, clock.instant()));
  }

  /** Hands out what is visible, hidden from others for the queue's visibility timeout. */
  synchronized List<Message> receive(int most) {
    Instant now = clock.instant();
    expire(now);
    List<Message> received = new ArrayList<>();
    for (Message message : List.copyOf(messages.values())) {
      if (received.size() < most && !message.visibleFrom().isAfter(now)) {
        receive(message, now, received);
      }
    }
    if (!received.isEmpty()) {
      changed();
    }
    return List.copyOf(received);
  }

  private void receive(Message message, Instant now, List<Message> received) {
    if (isSpent(message)) {
      // The other queue has it before this one forgets it: a crash between doubles, never loses.
      deadLetters.accept(message.redriven(now));
      messages.remove(message.id());
      changed();
    } else {
      Message handedOut = message.received(now, now.plus(settings.visibility()));
      messages.put(message.id(), handedOut);
      received.add(handedOut);
    }
  }

  private boolean isSpent(Message message) {
    return settings
        .redrive()
        .map(redrive -> message.receives() >= redrive.maxReceives())
        .orElse(false);
  }

  synchronized void delete(Collection<String> ids) {
    messages.keySet().removeAll(ids);
    changed();
  }

  /** What failed comes back after this time, or after the visibility timeout if that is shorter. */
  synchronized void release(Collection<String> ids, Duration after) {
    Instant visible = clock.instant().plus(after);
    for (String id : ids) {
      messages.computeIfPresent(
          id,
          (_, message) ->
              message.visibleFrom().isBefore(visible) ? message : message.visibleFrom(visible));
    }
    changed();
  }

  /** How many messages there are, those in flight included. */
  synchronized int depth() {
    expire(clock.instant());
    return messages.size();
  }

  synchronized List<String> bodies() {
    return messages.values().stream().map(Message::body).toList();
  }

  /** Waits until something may have changed, at most this long. */
  @SuppressWarnings("WaitNotInLoop") // The poller asks again in its loop.
  synchronized void await(Duration time) throws InterruptedException {
    wait(Math.max(1, time.toMillis()));
  }

  private void expire(Instant now) {
    Instant oldest = now.minus(settings.retention());
    messages.values().removeIf(message -> message.sent().isBefore(oldest));
  }

  private void changed() {
    store.save(messages.values());
    notifyAll();
  }
}
