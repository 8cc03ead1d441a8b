package earmark.local.s3;

import com.fasterxml.jackson.databind.json.JsonMapper;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Notices on their way to queues, each a file until it has been taken: at least once, whatever
 * fails, also over a restart. They go out in order, save those that have to be tried again.
 */
final class Outbox implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final String SUFFIX = ".json";

  private final Path folder;
  private final AtomicLong number = new AtomicLong();
  private final JsonMapper mapper = Json.mapper();
  private final ScheduledThreadPoolExecutor postman =
      new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("s3-events").factory());
  private volatile BiConsumer<String, String> recipient;

  /**
   * @param json a whole message as S3 sends it
   */
  record Notice(String queueArn, String json) {}

  Outbox(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    postman.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** From now on notices go to this recipient, those that waited for one first. */
  void deliverTo(BiConsumer<String, String> recipient) {
    // In this order a notice sent meanwhile may be tried twice, but is never overlooked.
    this.recipient = recipient;
    waiting().forEach(file -> deliver(file, Duration.ZERO));
  }

  /** Returns when the notice can no longer be lost. */
  void send(String order, Notice notice) {
    try {
      Path draft = Files.createTempFile(folder, order, null);
      Files.writeString(draft, mapper.writeValueAsString(notice));
      Path file = folder.resolve(order + "-" + number.incrementAndGet() + SUFFIX);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
      if (recipient != null) {
        deliver(file, Duration.ZERO);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean hasWaiting() {
    return !waiting().isEmpty();
  }

  /** A delivery that is under way ends first; the rest goes out after the next start. */
  @Override
  public void close() {
    postman.close();
  }

  private void deliver(Path file, Duration pause) {
    try {
      var _ = postman.schedule(() -> attempt(file, pause), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      // The file stays, and goes out after the next start.
      return;
    }
  }

  /** A recipient may fail in any way: its notice stays and is tried again, ever more rarely. */
  private void attempt(Path file, Duration pause) {
    boolean taken = false;
    try {
      taken = !Files.exists(file) || hand(file);
    } finally {
      if (!taken) {
        deliver(file, longer(pause));
      }
    }
  }

  private boolean hand(Path file) {
    try {
      Notice notice = mapper.readValue(file.toFile(), Notice.class);
      recipient.accept(notice.queueArn(), notice.json());
      return Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration longer(Duration pause) {
    Duration next = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
    return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
  }

  private List<Path> waiting() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
