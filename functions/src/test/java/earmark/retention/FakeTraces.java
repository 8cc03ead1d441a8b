package earmark.retention;

import earmark.recordings.RecordingId;
import java.util.HashSet;
import java.util.Set;

/** A place where something of a recording is, in memory. */
final class FakeTraces implements Traces {
  private final Set<RecordingId> left = new HashSet<>();
  private final Breaker breaker;

  FakeTraces(Breaker breaker) {
    this.breaker = breaker;
  }

  void add(RecordingId id) {
    left.add(id);
  }

  Set<RecordingId> left() {
    return Set.copyOf(left);
  }

  @Override
  public void remove(RecordingId id) {
    left.remove(id);
    breaker.called("traces.remove");
  }
}
