package earmark.local;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs with the machine's, ahead of it by as much as it was moved. */
public final class MovableClock extends Clock {
  private final AtomicReference<Duration> ahead;
  private final Clock machine;

  public MovableClock() {
    this(Duration.ZERO);
  }

  /** A clock that was moved before. */
  public MovableClock(Duration ahead) {
    this(new AtomicReference<>(ahead), Clock.systemUTC());
  }

  private MovableClock(AtomicReference<Duration> ahead, Clock machine) {
    this.ahead = ahead;
    this.machine = machine;
  }

  /** Lets time pass at once. */
  public void forward(Duration time) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("Time only goes forward");
    }
    ahead.updateAndGet(time::plus);
  }

  /** By how much it was moved. */
  public Duration ahead() {
    return ahead.get();
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new MovableClock(ahead, machine.withZone(zone));
  }
}
