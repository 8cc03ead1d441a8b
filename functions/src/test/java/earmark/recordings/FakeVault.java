package earmark.recordings;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A vault in memory: a name is given once. */
final class FakeVault implements Vault {
  private final Map<RecordingId, Kept> objects = new HashMap<>();
  private final Breaker breaker;
  private final Clock clock;
  private Optional<RuntimeException> refusal = Optional.empty();

  FakeVault(Breaker breaker, Clock clock) {
    this.breaker = breaker;
    this.clock = clock;
  }

  void refuse(RuntimeException refusal) {
    this.refusal = Optional.of(refusal);
  }

  void accept() {
    this.refusal = Optional.empty();
  }

  Map<RecordingId, Kept> objects() {
    return Map.copyOf(objects);
  }

  @Override
  public Vaulted store(Upload upload, RecordingId id, Terms terms) {
    refusal.ifPresent(
        e -> {
          throw e;
        });
    objects.computeIfAbsent(
        id,
        _ ->
            new Kept(
                upload.source(),
                terms,
                new Vaulted("vault" + objects.size(), "sha256", clock.instant())));
    breaker.called("vault.store");
    return objects.get(id).vaulted();
  }

  @Override
  public Optional<Vaulted> find(RecordingId id) {
    breaker.called("vault.find");
    return Optional.ofNullable(objects.get(id)).map(Kept::vaulted);
  }

  /** What lies in the vault, and where it came from. */
  record Kept(UploadedVersion source, Terms terms, Vaulted vaulted) {}
}
