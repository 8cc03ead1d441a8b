package earmark.retention;

import earmark.recordings.RecordingId;
import java.util.HashSet;
import java.util.Set;

/** The vault's legal holds in memory; each version is there until it is said to be gone. */
public final class FakeLegalHolds implements LegalHolds {
  private final Set<String> on = new HashSet<>();
  private final Set<String> gone = new HashSet<>();
  private final Set<String> failing = new HashSet<>();

  public synchronized void gone(RecordingId id, String version) {
    gone.add(key(id, version));
  }

  /** S3 does not answer for this recording, or does again. */
  public synchronized void fails(RecordingId id, boolean fails) {
    if (fails) {
      failing.add(id.value());
    } else {
      failing.remove(id.value());
    }
  }

  public synchronized boolean isOn(RecordingId id, String version) {
    return on.contains(key(id, version));
  }

  @Override
  public synchronized boolean on(RecordingId id, String version) {
    mustAnswer(id);
    if (gone.contains(key(id, version))) {
      return false;
    }
    on.add(key(id, version));
    return true;
  }

  @Override
  public synchronized void off(RecordingId id, String version) {
    mustAnswer(id);
    on.remove(key(id, version));
  }

  private void mustAnswer(RecordingId id) {
    if (failing.contains(id.value())) {
      throw new earmark.platform.Unavailable("told to fail", null);
    }
  }

  private static String key(RecordingId id, String version) {
    return id + "/" + version;
  }
}
