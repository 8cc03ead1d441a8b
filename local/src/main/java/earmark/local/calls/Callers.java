package earmark.local.calls;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The credentials the local services accept: made at start, never written down. */
public final class Callers {
  private final Map<String, String> secrets = new ConcurrentHashMap<>();

  public void add(String accessKeyId, String secretAccessKey) {
    secrets.put(accessKeyId, secretAccessKey);
  }

  public Optional<String> secretOf(String accessKeyId) {
    return Optional.ofNullable(secrets.get(accessKeyId));
  }
}
