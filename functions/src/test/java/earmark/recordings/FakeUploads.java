package earmark.recordings;

import earmark.policy.RetentionClass;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An uploads bucket in memory. */
final class FakeUploads implements Uploads {
  static final String BUCKET = "earmark-uploads";

  private final Map<UploadedVersion, Stored> objects = new LinkedHashMap<>();
  private final Map<UploadedVersion, RetentionClass> tags = new HashMap<>();
  private final Breaker breaker;

  FakeUploads(Breaker breaker) {
    this.breaker = breaker;
  }

  UploadedVersion put(String key, byte[] bytes, Instant at) {
    return put(key, "version" + objects.size(), bytes, Map.of(), at);
  }

  UploadedVersion put(
      String key, String version, byte[] bytes, Map<String, String> metadata, Instant at) {
    return put(key, version, new Stored(bytes, bytes.length, metadata, at));
  }

  /** A file of which only the first bytes exist. */
  UploadedVersion putLarge(String key, byte[] head, long size, Instant at) {
    return put(key, "version" + objects.size(), new Stored(head, size, Map.of(), at));
  }

  private UploadedVersion put(String key, String version, Stored stored) {
    UploadedVersion named = new UploadedVersion(BUCKET, key, version);
    objects.put(named, stored);
    return named;
  }

  void remove(UploadedVersion version) {
    objects.remove(version);
  }

  Optional<RetentionClass> tagOf(UploadedVersion version) {
    return Optional.ofNullable(tags.get(version));
  }

  @Override
  public Head read(UploadedVersion version) {
    Stored stored = objects.get(version);
    breaker.called("uploads.read");
    if (stored == null) {
      return new Head.Gone();
    }
    if (stored.size() == 0) {
      return new Head.Empty();
    }
    byte[] head = Arrays.copyOf(stored.bytes, Math.min(stored.bytes.length, Upload.HEAD_BYTES));
    return new Head.Found(
        new Upload(
            version,
            stored.metadata(),
            stored.size(),
            stored.at(),
            AudioWindow.of(head, stored.size())));
  }

  @Override
  public byte[] readAt(UploadedVersion version, long offset) {
    breaker.called("uploads.readAt");
    byte[] bytes = objects.get(version).bytes;
    return Arrays.copyOfRange(
        bytes, (int) offset, (int) Math.min(bytes.length, offset + Upload.HEAD_BYTES));
  }

  @Override
  public Optional<SmallFile> readSmall(String bucket, String key) {
    breaker.called("uploads.readSmall");
    return latest(key)
        .map(
            version -> {
              byte[] bytes = objects.get(version).bytes;
              return new SmallFile(
                  version,
                  new String(bytes, StandardCharsets.UTF_8),
                  bytes.length <= Upload.HEAD_BYTES);
            });
  }

  @Override
  public Optional<UploadedVersion> current(String bucket, String key) {
    breaker.called("uploads.current");
    return latest(key);
  }

  private Optional<UploadedVersion> latest(String key) {
    return objects.keySet().stream()
        .filter(version -> version.key().equals(key))
        .reduce((_, later) -> later);
  }

  @Override
  public void tag(UploadedVersion version, RetentionClass retentionClass) {
    tags.put(version, retentionClass);
    breaker.called("uploads.tag");
  }

  private static final class Stored {
    private final byte[] bytes;
    private final long size;
    private final Map<String, String> metadata;
    private final Instant at;

    Stored(byte[] bytes, long size, Map<String, String> metadata, Instant at) {
      this.bytes = bytes;
      this.size = size;
      this.metadata = metadata;
      this.at = at;
    }

    long size() {
      return size;
    }

    Map<String, String> metadata() {
      return metadata;
    }

    Instant at() {
      return at;
    }
  }
}
