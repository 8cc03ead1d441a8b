package earmark.retention;

import earmark.recordings.RecordingId;
import earmark.recordings.VaultedVersion;
import earmark.recordings.VaultedVersions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the index knows of the vault, in memory. */
final class FakeVersions implements VaultedVersions {
  private final Map<RecordingId, VaultedVersion> known = new HashMap<>();
  private final Breaker breaker;

  FakeVersions(Breaker breaker) {
    this.breaker = breaker;
  }

  void add(VaultedVersion version) {
    known.put(version.id(), version);
  }

  @Override
  public Optional<VaultedVersion> find(RecordingId id) {
    breaker.called("versions.find");
    return Optional.ofNullable(known.get(id));
  }

  @Override
  public void forget(RecordingId id) {
    known.remove(id);
    breaker.called("versions.forget");
  }
}
