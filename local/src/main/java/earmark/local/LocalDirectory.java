package earmark.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the stack keeps its files: the given directory, or a temporary one that goes with it. */
final class LocalDirectory implements AutoCloseable {
  private final Path path;
  private final boolean kept;

  private LocalDirectory(Path path, boolean kept) {
    this.path = path;
    this.kept = kept;
  }

  static LocalDirectory open(Optional<Path> data) {
    try {
      return data.isPresent()
          ? new LocalDirectory(Files.createDirectories(data.get().toAbsolutePath()), true)
          : new LocalDirectory(Files.createTempDirectory("earmark"), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path below(String name) {
    return path.resolve(name);
  }

  /** The directory, only if it outlives the process. */
  Optional<Path> keptBelow(String name) {
    return kept ? Optional.of(below(name)) : Optional.empty();
  }

  @Override
  public void close() {
    if (kept) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
