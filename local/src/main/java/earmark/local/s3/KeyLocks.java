package earmark.local.s3;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** One writer at a time for each key, so that of two conditional writes exactly one wins. */
final class KeyLocks {
  private final Map<String, Turn> turns = new ConcurrentHashMap<>();

  private static final class Turn extends ReentrantLock {
    private int holders;
  }

  /** Work that may fail as a servlet's does. */
  interface Work<T> {
    T run() throws IOException, ServletException;
  }

  <T> T alone(S3Address object, Work<T> work) throws IOException, ServletException {
    String name = object.bucket() + "/" + object.key();
    Turn turn = turns.compute(name, (_, known) -> join(known));
    turn.lock();
    try {
      return work.run();
    } finally {
      turn.unlock();
      turns.computeIfPresent(name, (_, known) -> leave(known));
    }
  }

  private static Turn join(Turn known) {
    Turn turn = known == null ? new Turn() : known;
    turn.holders++;
    return turn;
  }

  private static Turn leave(Turn turn) {
    turn.holders--;
    return turn.holders == 0 ? null : turn;
  }
}
