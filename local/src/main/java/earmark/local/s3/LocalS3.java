package earmark.local.s3;

import earmark.local.calls.AwsCalls;
import earmark.local.calls.Callers;
import earmark.local.s3.lifecycle.LifecycleOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * The S3 of one machine, at an address without a name, hence path-style. What it keeps survives a
 * restart from the same directory, notices that were not taken yet included; the directory cannot
 * be moved, for S3Mock remembers absolute paths.
 */
public final class LocalS3 implements AutoCloseable {
  private final S3MockServer server;
  private final StoredObjects objects;
  private final Outbox outbox;
  private final Lifecycle lifecycle;
  private final Map<String, BucketSettings> buckets;

  private LocalS3(
      S3MockServer server,
      Outbox outbox,
      Lifecycle lifecycle,
      Map<String, BucketSettings> buckets) {
    this.server = server;
    this.objects = server.objects();
    this.outbox = outbox;
    this.lifecycle = lifecycle;
    this.buckets = buckets;
  }

  /**
   * Starts it; it is ready when this returns.
   *
   * @param port on 127.0.0.1, 0 for any
   * @param dataDirectory kept between starts; made when it is not there
   * @param clock says when locks and presigned links end
   * @param callers whose signatures are accepted
   * @param calls told of each permission that a call would need
   */
  public static LocalS3 start(
      int port, Path dataDirectory, Clock clock, Callers callers, AwsCalls calls) {
    try {
      Path root = Files.createDirectories(dataDirectory.toAbsolutePath().resolve("objects"));
      Outbox outbox = new Outbox(dataDirectory.toAbsolutePath().resolve("notices"));
      Map<String, BucketSettings> buckets = new ConcurrentHashMap<>();
      LongSupplier sequence = sequence();
      KeyLocks turns = new KeyLocks();
      Births births = new Births(dataDirectory.toAbsolutePath().resolve("births"));
      S3MockServer server =
          S3MockServer.start(
              port,
              root,
              objects ->
                  new Front(
                      objects,
                      buckets,
                      new Signatures(callers, clock),
                      calls,
                      turns,
                      births,
                      new Events(objects, buckets, outbox, clock, sequence),
                      clock));
      Events events = new Events(server.objects(), buckets, outbox, clock, sequence);
      Lifecycle lifecycle = new Lifecycle(server.objects(), buckets, turns, events, births, clock);
      return new LocalS3(server, outbox, lifecycle, buckets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /** Makes the bucket, or sets one up that the data directory holds from the last start. */
  public void create(BucketSettings bucket) {
    objects.create(bucket);
    buckets.put(bucket.name(), bucket);
  }

  /**
   * Hands over events from now on, those that waited from before included. Each comes at least
   * once, after its object is safely kept; whoever throws gets it again.
   *
   * @param queueArnAndJson the queue's ARN and the message as S3 sends it
   */
  public void onNotification(BiConsumer<String, String> queueArnAndJson) {
    outbox.deliverTo(queueArnAndJson);
  }

  /** Lifecycle does what its rules have come to by the clock, and tells what it has done. */
  public List<LifecycleOutcome> runLifecycle() {
    return lifecycle.run();
  }

  /** What a run of lifecycle would make of every version now; it changes nothing. */
  public List<LifecycleOutcome> viewLifecycle() {
    return lifecycle.view();
  }

  /** The next midnight, UTC, at which a run has something to do, as things stand. */
  public Optional<Instant> nextLifecycle() {
    return lifecycle.nextRun();
  }

  /** Whether there are notices that no queue has taken yet. */
  public boolean hasNotices() {
    return outbox.hasWaiting();
  }

  @Override
  public void close() {
    server.close();
    outbox.close();
  }

  /**
   * Starts at this machine's time and not the clock's, which may be ahead in one run and not in the
   * next: a sequencer only ever increases.
   */
  private static LongSupplier sequence() {
    AtomicLong last = new AtomicLong(System.currentTimeMillis() << 16);
    return last::incrementAndGet;
  }
}
