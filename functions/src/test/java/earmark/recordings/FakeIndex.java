package earmark.recordings;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The index as arrivals write it, in memory. */
final class FakeIndex implements RecordingIndex {
  private final Map<RecordingId, Entry> entries = new HashMap<>();
  private final Breaker breaker;

  FakeIndex(Breaker breaker) {
    this.breaker = breaker;
  }

  Map<RecordingId, Entry> entries() {
    return Map.copyOf(entries);
  }

  Optional<Recording> recording(RecordingId id) {
    return Optional.ofNullable(entries.get(id)).flatMap(Entry::recording);
  }

  Optional<WaitReason> reason(RecordingId id) {
    return Optional.ofNullable(entries.get(id)).flatMap(Entry::waiting).map(Waiting::reason);
  }

  @Override
  public Optional<State> state(RecordingId id) {
    breaker.called("index.state");
    return Optional.ofNullable(entries.get(id)).map(Entry::state);
  }

  @Override
  public State enter(Recording recording, UploadedVersion upload) {
    State before = stateOf(recording.id());
    if (before != State.VAULTED) {
      entries.put(
          recording.id(),
          new Entry(State.VAULTED, Optional.of(recording), Optional.empty(), Optional.empty()));
    }
    breaker.called("index.enter");
    return State.VAULTED;
  }

  @Override
  public State enterOutOfScope(
      RecordingId id, Call call, UploadedVersion upload, Instant forgetAt) {
    if (stateOf(id) == State.WAITING) {
      entries.put(
          id, new Entry(State.OUT_OF_SCOPE, Optional.empty(), Optional.empty(), Optional.of(call)));
    }
    breaker.called("index.enterOutOfScope");
    return stateOf(id);
  }

  @Override
  public State enterWaiting(RecordingId id, Waiting waiting) {
    if (stateOf(id) == State.WAITING) {
      entries.put(
          id, new Entry(State.WAITING, Optional.empty(), Optional.of(waiting), Optional.empty()));
    }
    breaker.called("index.enterWaiting");
    return stateOf(id);
  }

  /** What is not entered may go anywhere, as what waits may. */
  private State stateOf(RecordingId id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::state).orElse(State.WAITING);
  }

  /** An entry, whichever it is. */
  record Entry(
      State state,
      Optional<Recording> recording,
      Optional<Waiting> waiting,
      Optional<Call> outOfScope) {}
}
