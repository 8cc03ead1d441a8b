package earmark.local.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * When each version, delete marker and upload in parts came into being, by the clock that can be
 * moved: S3Mock dates them by the machine's, and a delete marker like its predecessor.
 */
final class Births {
  private final Path folder;

  Births(Path folder) {
    this.folder = folder;
  }

  /**
   * @param id a version's, S3Mock's own for an object without versions, or an upload's
   */
  void note(String bucket, String id, Instant time) {
    try {
      Path file = file(bucket, id);
      Files.createDirectories(file.getParent());
      Files.writeString(file, time.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Instant> of(String bucket, String id) {
    try {
      Path file = file(bucket, id);
      return Files.exists(file)
          ? Optional.of(Instant.parse(Files.readString(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void forget(String bucket, String id) {
    try {
      boolean _ = Files.deleteIfExists(file(bucket, id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String bucket, String id) {
    return folder.resolve(bucket).resolve(id);
  }
}
