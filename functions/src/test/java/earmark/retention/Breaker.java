package earmark.retention;

import java.util.ArrayList;
import java.util.List;

/** Notes each call of the fakes, and lets the process die behind the one that it is told. */
final class Breaker {
  private final List<String> calls = new ArrayList<>();
  private int diesBehind = Integer.MAX_VALUE;

  void called(String call) {
    calls.add(call);
    if (calls.size() == diesBehind) {
      throw new DeathException();
    }
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  void dieBehind(int call) {
    calls.clear();
    diesBehind = call;
  }

  void restart() {
    dieBehind(Integer.MAX_VALUE);
  }

  /** The process is gone. */
  static final class DeathException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
