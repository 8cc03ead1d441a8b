package earmark.local;

import earmark.local.clock.Passage;
import earmark.local.clock.Passage.Fate;
import earmark.local.clock.Passage.Stays;
import earmark.local.clock.Passage.Version;
import earmark.local.clock.Passage.Went;
import earmark.local.dynamodb.LocalDynamoDb;
import earmark.local.s3.LocalS3;
import earmark.local.s3.lifecycle.Due;
import earmark.local.s3.lifecycle.LifecycleAction;
import earmark.local.s3.lifecycle.LifecycleAction.Delete;
import earmark.local.s3.lifecycle.LifecycleAction.Hide;
import earmark.local.s3.lifecycle.LifecycleAction.Keep;
import earmark.local.s3.lifecycle.LifecycleAction.Spare;
import earmark.local.s3.lifecycle.LifecycleOutcome;
import earmark.local.s3.lifecycle.ObjectVersion;
import earmark.local.s3.lifecycle.ObjectVersion.Noncurrent;
import earmark.local.sqs.LocalSqs;
import earmark.policy.RetentionClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets time pass, by itself or at once: at each midnight, UTC, lifecycle does what is due, so that
 * everything happens in its order, and the tables' time to live after it.
 */
final class TimeMachine implements AutoCloseable {
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final Duration LONGEST_SETTLING = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(50);

  private final MovableClock clock;
  private final LocalS3 s3;
  private final LocalDynamoDb dynamoDb;
  private final LocalSqs sqs;
  private final Optional<Path> memory;
  private final Thread watch = Thread.ofVirtual().name("midnight").unstarted(this::watch);
  private Instant lastRun;
  private boolean ended;

  /**
   * @param memory where it is kept between starts how far the clock was moved
   */
  TimeMachine(
      MovableClock clock, LocalS3 s3, LocalDynamoDb dynamoDb, LocalSqs sqs, Optional<Path> memory) {
    this.clock = clock;
    this.s3 = s3;
    this.dynamoDb = dynamoDb;
    this.sqs = sqs;
    this.memory = memory;
    this.lastRun = Instant.EPOCH;
  }

  /** A clock that is as far ahead as it was when the stack was stopped. */
  static MovableClock clock(Optional<Path> memory) {
    try {
      return memory.isPresent() && Files.exists(memory.get())
          ? new MovableClock(Duration.parse(Files.readString(memory.get())))
          : new MovableClock();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Days that pass by themselves count as well, also those while the stack was stopped. */
  void start() {
    watch.start();
  }

  /** What is there now. */
  synchronized Passage look() {
    Instant now = clock.instant();
    return new Passage(now, now, List.of(), stays(), 0);
  }

  /** Lets so much time pass. */
  synchronized Passage forward(TemporalAmount time) {
    Instant from = clock.instant();
    Instant to = from.atZone(ZoneOffset.UTC).plus(time).toInstant();
    List<Went> went = new ArrayList<>();
    Optional<Instant> next = s3.nextLifecycle();
    while (next.isPresent() && !next.get().isAfter(to)) {
      moveTo(next.get());
      went.addAll(run());
      next = s3.nextLifecycle();
    }
    moveTo(to);
    // Whatever was due up to here has been done.
    lastRun = clock.instant();
    remember();
    settle();
    int expired = dynamoDb.expire(clock.instant());
    return new Passage(from, to, went, stays(), expired);
  }

  private void moveTo(Instant time) {
    Duration left = Duration.between(clock.instant(), time);
    if (left.isPositive()) {
      clock.forward(left);
    }
  }

  private List<Went> run() {
    Instant now = clock.instant();
    lastRun = now;
    return s3.runLifecycle().stream().flatMap(outcome -> went(outcome, now).stream()).toList();
  }

  private synchronized void runAfterMidnight() {
    Instant midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
    if (!ended && lastRun.isBefore(midnight)) {
      List<Went> _ = run();
      int _ = dynamoDb.expire(clock.instant());
    }
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(TICK);
        runAfterMidnight();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void remember() {
    try {
      if (memory.isPresent()) {
        Files.writeString(memory.get(), clock.ahead().toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The functions have heard of everything before more is taken away from under them. */
  private void settle() {
    Instant end = Instant.now().plus(LONGEST_SETTLING);
    try {
      while ((s3.hasNotices() || !sqs.isIdle()) && Instant.now().isBefore(end)) {
        Thread.sleep(POLL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Stays> stays() {
    return s3.viewLifecycle().stream().map(TimeMachine::stays).toList();
  }

  private static Stays stays(LifecycleOutcome outcome) {
    ObjectVersion version = outcome.version();
    return new Stays(
        version(outcome),
        version.marker(),
        version.standing() instanceof Noncurrent,
        why(outcome.action()));
  }

  private static Optional<Went> went(LifecycleOutcome outcome, Instant now) {
    return switch (outcome.action()) {
      case Hide(Due by) -> Optional.of(new Went(now, Fate.HIDDEN, version(outcome), by.ruleId()));
      case Delete(Due by) when !outcome.version().marker() ->
          Optional.of(new Went(now, Fate.DELETED, version(outcome), by.ruleId()));
      case Delete _, Keep _, Spare _ -> Optional.empty();
    };
  }

  private static Version version(LifecycleOutcome outcome) {
    ObjectVersion version = outcome.version();
    return new Version(
        outcome.bucket(),
        version.key(),
        version.versionId().orElse(""),
        version.tags().getOrDefault(RetentionClass.TAG_KEY, ""));
  }

  private static String why(LifecycleAction action) {
    return switch (action) {
      case Keep(Optional<Due> due) -> due.map(TimeMachine::until).orElse("no rule ends it yet");
      case Hide(Due by) -> "due: " + until(by);
      case Delete(Due by) -> "due: " + until(by);
      case Spare(Due _, ObjectVersion.Lock lock) ->
          Stream.of(
                  lock.held() ? Optional.of("held") : Optional.<String>empty(),
                  lock.until().map(end -> "locked until " + end))
              .flatMap(Optional::stream)
              .reduce((first, second) -> first + ", " + second)
              .orElse("locked");
    };
  }

  private static String until(Due due) {
    return "until %s (rule %s)"
        .formatted(due.at().atZone(ZoneOffset.UTC).toLocalDate(), due.ruleId());
  }

  /** A run that is under way ends first. */
  @Override
  public synchronized void close() {
    ended = true;
    watch.interrupt();
  }
}
