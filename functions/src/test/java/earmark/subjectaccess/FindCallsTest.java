package earmark.subjectaccess;

import static earmark.subjectaccess.Samples.call;
import static earmark.subjectaccess.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import earmark.recordings.Recording;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindCallsTest {
  private static final Instant START = Instant.parse("2026-11-20T14:00:00Z");

  private final FakeRecordings recordings = new FakeRecordings();
  private final FindCalls findCalls = new FindCalls(recordings, ZoneId.of("Europe/London"));

  @Test
  void shouldFindAllPagesOldestFirstAndEachCallOnce() {
    for (int i = 6; i >= 0; i--) {
      recordings.add(call(id(i), START.plusSeconds(i), Optional.empty(), Samples.NUMBER));
    }
    Window whole = Samples.window("2026-11-20T14:00", "2026-11-20T16:00");
    Window part = Samples.window("2026-11-20T13:00", "2026-11-20T15:00");

    FindCalls.Found found = findCalls.find(request(List.of(Samples.NUMBER), List.of(whole, part)));

    assertThat(found.calls())
        .extracting(Recording::id)
        .containsExactly(id(0), id(1), id(2), id(3), id(4), id(5), id(6));
    assertThat(found.complete()).isTrue();
  }

  @Test
  void shouldFindNeitherOtherNumbersNorOtherTimes() {
    recordings.add(call(id(1), START, Optional.empty(), "+447700900123"));
    recordings.add(call(id(2), START.minusSeconds(1), Optional.empty(), Samples.NUMBER));
    recordings.add(call(id(3), START.plusSeconds(7200), Optional.empty(), Samples.NUMBER));

    assertThat(findCalls.find(Samples.request()).calls()).isEmpty();
  }

  @Test
  void shouldFindBothReadingsOfARepeatedHour() {
    Instant later = Instant.parse("2026-10-25T01:30:00Z");
    recordings.add(call(id(1), later, Optional.of(later.minusSeconds(3600)), Samples.NUMBER));
    recordings.add(call(id(2), later.minusSeconds(3600), Optional.empty(), Samples.NUMBER));
    Window repeated = Samples.window("2026-10-25T01:15", "2026-10-25T01:45");

    assertThat(findCalls.find(request(List.of(Samples.NUMBER), List.of(repeated))).calls())
        .extracting(Recording::id)
        .containsExactly(id(2), id(1));
  }

  @Test
  void shouldStopAtItsBoundsAndSaySo() {
    for (int i = 0; i < 620; i++) {
      recordings.add(call(id(i), START.plusSeconds(i), Optional.empty(), Samples.NUMBER));
    }

    FindCalls.Found found = findCalls.find(Samples.request());

    assertThat(found.complete()).isFalse();
    assertThat(found.calls()).hasSize(FindCalls.MAX_CALLS);
    assertThat(recordings.searches()).isLessThanOrEqualTo(FindCalls.MAX_PAGES);
  }

  private static Request request(List<String> numbers, List<Window> windows) {
    return new Request(
        new Requester("Margaret Hale", "hale@example.com"),
        numbers,
        windows,
        LocalDate.of(2026, 11, 23));
  }
}
