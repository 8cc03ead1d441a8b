package earmark.staff;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.staff.StaffDirectory.Entry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StaffDirectoryTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalDate JULY = LocalDate.parse("2026-07-01");

  @Test
  void shouldKnowWhoseALineWasAtThatTime() {
    StaffDirectory directory =
        new StaffDirectory(
            List.of(
                entry("old", JULY.minusYears(1), Optional.of(JULY)),
                entry("new", JULY, Optional.empty())),
            LONDON);

    // Midnight in London is 23:00 UTC in summer.
    assertThat(at(directory, "2026-06-30T22:59:59Z")).contains("old");
    assertThat(at(directory, "2026-06-30T23:00:00Z")).contains("new");
    assertThat(at(directory, "2024-01-01T00:00:00Z")).isEmpty();
    assertThat(directory.at("202", Instant.parse("2026-07-01T12:00:00Z"))).isEmpty();
  }

  @Test
  void shouldNotGuessWhenALineIsTwoPeoples() {
    StaffDirectory directory =
        new StaffDirectory(
            List.of(entry("one", JULY, Optional.empty()), entry("two", JULY, Optional.empty())),
            LONDON);

    assertThat(at(directory, "2026-07-02T12:00:00Z")).isEmpty();
  }

  @Test
  void shouldBeReadAgainAfterFiveMinutes() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    AtomicInteger loads = new AtomicInteger();
    Clock clock =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.get();
          }
        };
    StaffDirectories cached =
        new CachedStaffDirectories(
            () -> {
              loads.incrementAndGet();
              return new StaffDirectory(List.of(), LONDON);
            },
            clock);

    cached.load();
    cached.load();
    assertThat(loads).hasValue(1);
    now.set(Instant.EPOCH.plus(CachedStaffDirectories.KEPT).plusSeconds(1));
    cached.load();
    assertThat(loads).hasValue(2);
  }

  private static Optional<String> at(StaffDirectory directory, String time) {
    return directory.at("201", Instant.parse(time)).map(Entry::staff);
  }

  private static Entry entry(String staff, LocalDate from, Optional<LocalDate> until) {
    return new Entry("201", staff, "Somebody", "tutor", from, until);
  }
}
