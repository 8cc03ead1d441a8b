package earmark.retention;

import earmark.recordings.RecordingId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds and the index's count in memory; every method is one transaction. */
public final class FakeHolds implements Holds {
  private final Map<RecordingId, Held> index = new HashMap<>();
  private final Map<RecordingId, Instant> forgetAt = new HashMap<>();
  private final Map<RecordingId, Map<HoldId, Hold>> holds = new HashMap<>();

  /** A recording that arrived in the vault. */
  public synchronized void vaulted(RecordingId id, String version, Instant retainUntil) {
    index.put(id, new Held(id, version, retainUntil, List.of("recording"), 0, 0, Optional.empty()));
    forgetAt.put(id, retainUntil.plus(Duration.ofDays(60)));
  }

  /** When the index forgets it; empty while it does not. */
  public synchronized Optional<Instant> forgetAt(RecordingId id) {
    return Optional.ofNullable(forgetAt.get(id));
  }

  public synchronized void forget(RecordingId id) {
    index.remove(id);
  }

  @Override
  public synchronized Optional<Held> recording(RecordingId id) {
    return Optional.ofNullable(index.get(id));
  }

  @Override
  public synchronized List<Hold> of(RecordingId id) {
    return List.copyOf(holds.getOrDefault(id, Map.of()).values());
  }

  @Override
  public synchronized Optional<Hold> find(RecordingId id, HoldId hold) {
    return Optional.ofNullable(holds.getOrDefault(id, Map.of()).get(hold));
  }

  @Override
  public synchronized Placing place(Hold hold, Held seen) {
    RecordingId id = hold.recordingId();
    if (find(id, hold.id()).isPresent()) {
      return Placing.EXISTS;
    }
    Held now = index.get(id);
    if (now == null
        || now.epoch() != seen.epoch()
        || now.liftingSince().isPresent()
        || !now.vaultVersion().equals(seen.vaultVersion())) {
      return Placing.CHANGED;
    }
    write(hold);
    forgetAt.remove(id);
    index.put(id, with(now, now.open() + 1, now.epoch(), Optional.empty()));
    return Placing.PLACED;
  }

  @Override
  public synchronized boolean release(Hold released, Held seen) {
    RecordingId id = released.recordingId();
    Held now = index.get(id);
    boolean open = find(id, released.id()).filter(Hold::isOpen).isPresent();
    if (!open || now == null || now.open() != seen.open() || now.liftingSince().isPresent()) {
      return false;
    }
    write(released);
    Instant at = released.released().orElseThrow().at();
    if (now.open() == 1) {
      Instant end = now.retainUntil().isAfter(at) ? now.retainUntil() : at;
      forgetAt.put(id, end.plus(Duration.ofDays(60)));
      index.put(id, with(now, 0, now.epoch() + 1, Optional.of(at)));
    } else {
      index.put(id, with(now, now.open() - 1, now.epoch(), Optional.empty()));
    }
    return true;
  }

  @Override
  public synchronized boolean review(Hold reviewed) {
    boolean open = find(reviewed.recordingId(), reviewed.id()).filter(Hold::isOpen).isPresent();
    if (open) {
      write(reviewed);
    }
    return open;
  }

  @Override
  public synchronized boolean takeOver(Held seen, Optional<Instant> at) {
    Held now = index.get(seen.id());
    boolean same = now.liftingSince().equals(seen.liftingSince());
    if (same) {
      index.put(seen.id(), with(now, now.open(), now.epoch() + 1, at));
    }
    return same;
  }

  @Override
  public synchronized void lifted(RecordingId id, Instant since) {
    Held now = index.get(id);
    if (now.liftingSince().equals(Optional.of(since))) {
      index.put(id, with(now, now.open(), now.epoch(), Optional.empty()));
    }
  }

  @Override
  public synchronized List<Hold> overdueForReview(LocalDate day) {
    return holds.values().stream()
        .flatMap(ofOne -> ofOne.values().stream())
        .filter(hold -> hold.isOpen() && !hold.reviewOn().isAfter(day))
        .sorted(Comparator.comparing(Hold::reviewOn))
        .toList();
  }

  private void write(Hold hold) {
    holds.computeIfAbsent(hold.recordingId(), _ -> new HashMap<>()).put(hold.id(), hold);
  }

  private static Held with(Held held, int open, long epoch, Optional<Instant> lifting) {
    return new Held(
        held.id(), held.vaultVersion(), held.retainUntil(), held.rows(), open, epoch, lifting);
  }
}
