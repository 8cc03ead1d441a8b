package earmark.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
  @TempDir private Path folder;
  private final BlockingQueue<String> taken = new LinkedBlockingQueue<>();

  @Test
  void shouldHandOverInOrder() throws Exception {
    try (Outbox outbox = new Outbox(folder)) {
      outbox.deliverTo((_, json) -> taken.add(json));
      outbox.send("01", new Outbox.Notice("queue", "first"));
      outbox.send("02", new Outbox.Notice("queue", "second"));

      assertThat(next()).isEqualTo("first");
      assertThat(next()).isEqualTo("second");
    }
  }

  @Test
  void shouldKeepNoticesUntilSomebodyTakesThem() throws Exception {
    try (Outbox before = new Outbox(folder)) {
      before.send("01", new Outbox.Notice("queue", "first"));
      before.send("02", new Outbox.Notice("queue", "second"));
    }

    try (Outbox after = new Outbox(folder)) {
      after.deliverTo((_, json) -> taken.add(json));

      assertThat(next()).isEqualTo("first");
      assertThat(next()).isEqualTo("second");
    }
    assertThat(files()).isZero();
  }

  @Test
  void shouldTryAgainWhateverWasThrownAndNotHoldUpTheOthers() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    try (Outbox outbox = new Outbox(folder)) {
      outbox.deliverTo(
          (_, json) -> {
            if (json.equals("unlucky") && attempts.incrementAndGet() < 3) {
              throw new AssertionError("any error at all");
            }
            taken.add(json);
          });
      outbox.send("01", new Outbox.Notice("queue", "unlucky"));
      outbox.send("02", new Outbox.Notice("queue", "lucky"));

      assertThat(next()).isEqualTo("lucky");
      assertThat(next()).isEqualTo("unlucky");
    }
  }

  private String next() throws InterruptedException {
    return taken.poll(10, TimeUnit.SECONDS);
  }

  private long files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }
}
