package earmark.subjectaccess;

import java.time.LocalDate;
import java.util.List;

/**
 * A subject access request: who asks, and what the caller must give to find the call (P17).
 *
 * @param numbers the telephone numbers, in E.164, without repeats
 * @param windows when the calls were
 * @param receivedOn the local date on which any employee received it: the clock starts
 */
public record Request(
    Requester requester, List<String> numbers, List<Window> windows, LocalDate receivedOn) {
  /** How many numbers a request names at most. */
  public static final int MAX_NUMBERS = 20;

  /** How many windows a request names at most. */
  public static final int MAX_WINDOWS = 10;

  public Request {
    numbers = numbers.stream().distinct().toList();
    windows = windows.stream().distinct().toList();
    if (numbers.isEmpty() || numbers.size() > MAX_NUMBERS) {
      throw new IllegalArgumentException("A request names 1 to 20 numbers");
    }
    if (windows.isEmpty() || windows.size() > MAX_WINDOWS) {
      throw new IllegalArgumentException("A request names 1 to 10 windows");
    }
  }

  /** Never prints whom it is about. */
  @Override
  public String toString() {
    return "Request[received on " + receivedOn + "]";
  }
}
