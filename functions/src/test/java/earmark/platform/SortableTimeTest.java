package earmark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SortableTimeTest {
  @Test
  void shouldKeepDecimalsThatAreZero() {
    assertThat(SortableTime.of(Instant.parse("2026-11-24T09:15:00Z")))
        .isEqualTo("2026-11-24T09:15:00.000Z");
  }

  @Test
  void shouldCutToTheMillisecond() {
    assertThat(SortableTime.of(Instant.parse("2026-11-24T09:15:00.123999Z")))
        .isEqualTo("2026-11-24T09:15:00.123Z");
  }

  @Test
  void shouldSortAsTextTheWayItDoesInTimeAndReadTheSame() {
    long seed = System.nanoTime();
    long latest = Instant.parse("9000-01-01T00:00:00Z").toEpochMilli();
    LongStream seconds = LongStream.of(0, 1, 999, 1000, 1001);
    List<Instant> times =
        LongStream.concat(seconds, new Random(seed).longs(1000, 0, latest))
            .sorted()
            .mapToObj(Instant::ofEpochMilli)
            .toList();

    List<String> texts = times.stream().map(SortableTime::of).toList();

    assertThat(texts).as("seed %s", seed).isSorted();
    assertThat(texts.stream().map(Instant::parse)).as("seed %s", seed).isEqualTo(times);
  }
}
