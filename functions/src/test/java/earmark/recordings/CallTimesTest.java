package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.recordings.CallTime.Doubt;
import earmark.recordings.CallTime.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTimesTest {
  private final CallTimes times = new CallTimes(Scene.LONDON);

  @Test
  void shouldReadARepeatedTimeTwiceAndLetTheLaterOneRule() {
    CallTime time = times.local(LocalDateTime.parse("2026-10-25T01:30:00"));

    assertThat(time.start()).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
    assertThat(time.earlierReading()).contains(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(time.doubt()).isEqualTo(Doubt.REPEATED);
  }

  @Test
  void shouldFlagATimeThatWasSkipped() {
    CallTime time = times.local(LocalDateTime.parse("2026-03-29T01:30:00"));

    assertThat(time.start()).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    assertThat(time.doubt()).isEqualTo(Doubt.SKIPPED);
  }

  /** Ten years of both changes: whatever the wall showed is among the readings. */
  @ParameterizedTest
  @ValueSource(strings = {"Europe/London", "Australia/Lord_Howe", "America/New_York", "UTC"})
  void shouldHoldEveryInstantThatTheWallShowedAs(String zone) {
    ZoneId zoneId = ZoneId.of(zone);
    CallTimes local = new CallTimes(zoneId);
    long seed = System.nanoTime();
    Random random = new Random(seed);

    for (Instant change : changes(zoneId)) {
      for (int i = 0; i < 200; i++) {
        Instant instant = change.plusSeconds(random.nextInt(4 * 3600) - 2 * 3600);
        CallTime time = local.local(LocalDateTime.ofInstant(instant, zoneId));

        assertThat(Stream.concat(Stream.of(time.start()), time.earlierReading().stream()))
            .as("%s in %s, seed %s", instant, zone, seed)
            .contains(instant);
        assertThat(time.start()).isAfterOrEqualTo(instant);
        assertThat(time.earlierReading().isPresent()).isEqualTo(time.doubt() == Doubt.REPEATED);
        assertThat(time.doubt()).isNotEqualTo(Doubt.SKIPPED);
      }
    }
  }

  @Test
  void shouldFlagEverySkippedTimeAndNoneBesideIt() {
    for (Instant change : changes(Scene.LONDON)) {
      ZoneOffsetTransition transition =
          Scene.LONDON.getRules().nextTransition(change.minusSeconds(1));
      if (transition.isGap()) {
        LocalDateTime gap = transition.getDateTimeBefore();
        assertThat(times.local(gap).doubt()).isEqualTo(Doubt.SKIPPED);
        assertThat(times.local(gap).start()).isEqualTo(change);
        assertThat(times.local(gap.minusSeconds(1)).doubt()).isEqualTo(Doubt.NONE);
        assertThat(times.local(gap.plus(Duration.ofHours(1))).doubt()).isEqualTo(Doubt.NONE);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T09:15:00Z, 2026-11-24T09:15:00Z",
    "2026-07-01T09:15:00+01:00, 2026-07-01T08:15:00Z",
    "1795511700, 2026-11-24T09:15:00Z",
  })
  void shouldReadWhatIsStatedExactly(String text, Instant instant) {
    assertThat(times.stated(text, Source.METADATA).orElseThrow().start()).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2026-11-24T09:15:00", "2026-11-24", "0", "99999999999999999999"})
  void shouldTellNoTimeRatherThanGuess(String text) {
    assertThat(times.stated(text, Source.METADATA)).isEmpty();
  }

  /** The instants of every change in ten years; any instant for a zone without one. */
  private static List<Instant> changes(ZoneId zone) {
    Instant end = Instant.parse("2034-01-01T00:00:00Z");
    List<Instant> changes =
        Stream.iterate(
                zone.getRules().nextTransition(Instant.parse("2024-01-01T00:00:00Z")),
                change -> change != null && change.getInstant().isBefore(end),
                change -> zone.getRules().nextTransition(change.getInstant()))
            .map(ZoneOffsetTransition::getInstant)
            .toList();
    return changes.isEmpty() ? List.of(Scene.NOW) : changes;
  }
}
