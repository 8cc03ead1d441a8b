package earmark.subjectaccess;

import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import earmark.recordings.Recordings;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the calls that a request may mean: each number in each window, all pages, up to a bound
 * that keeps an answer within its time and size.
 */
final class FindCalls {
  /** How many calls a case may match. */
  static final int MAX_CALLS = 500;

  /** How many pages are asked for in one search: 20 numbers in 10 windows, and half again. */
  static final int MAX_PAGES = 300;

  private final Recordings recordings;
  private final ZoneId zone;

  FindCalls(Recordings recordings, ZoneId zone) {
    this.recordings = recordings;
    this.zone = zone;
  }

  /** Finds them: one AWS call for each number and window, and one for each further page. */
  Found find(Request request) {
    Search search = new Search();
    for (String number : request.numbers()) {
      for (Window window : request.windows()) {
        search.look(number, window.in(zone));
      }
    }
    return search.found();
  }

  /**
   * What was found.
   *
   * @param calls oldest first, each once
   * @param complete whether the search came to its end within the bounds
   */
  record Found(List<Recording> calls, boolean complete) {
    Found {
      calls = List.copyOf(calls);
    }
  }

  private final class Search {
    private final Map<RecordingId, Recording> calls = new LinkedHashMap<>();
    private int pages;
    private boolean complete = true;

    private void look(String number, Window.Span span) {
      Optional<Recordings.Cursor> after = Optional.empty();
      do {
        if (pages == MAX_PAGES || calls.size() > MAX_CALLS) {
          complete = false;
          return;
        }
        pages++;
        Recordings.Page page = recordings.withCustomer(number, span.from(), span.to(), after);
        page.recordings().forEach(recording -> calls.putIfAbsent(recording.id(), recording));
        after = page.next();
      } while (after.isPresent());
    }

    private Found found() {
      List<Recording> oldestFirst =
          calls.values().stream()
              .sorted(
                  Comparator.comparing((Recording recording) -> recording.call().time().start())
                      .thenComparing(recording -> recording.id().value()))
              .toList();
      return oldestFirst.size() > MAX_CALLS
          ? new Found(oldestFirst.subList(0, MAX_CALLS), false)
          : new Found(oldestFirst, complete);
    }
  }
}
