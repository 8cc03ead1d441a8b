package earmark.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps the directory for five minutes: an import is taken up within that time. */
public final class CachedStaffDirectories implements StaffDirectories {
  static final Duration KEPT = Duration.ofMinutes(5);

  private final StaffDirectories source;
  private final Clock clock;
  private StaffDirectory directory;
  private Instant loadedAt = Instant.MIN;

  public CachedStaffDirectories(StaffDirectories source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public synchronized StaffDirectory load() {
    Instant now = clock.instant();
    if (directory == null || now.isAfter(loadedAt.plus(KEPT))) {
      directory = source.load();
      loadedAt = now;
    }
    return directory;
  }
}
