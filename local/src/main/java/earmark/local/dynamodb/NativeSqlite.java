package earmark.local.dynamodb;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * DynamoDB Local keeps its tables in SQLite, whose native library must lie in a directory that a
 * system property names.
 */
final class NativeSqlite {
  private static final String PROPERTY = "sqlite4java.library.path";
  private static final List<String> SUFFIXES = List.of(".so", ".dylib", ".dll");

  private NativeSqlite() {}

  /** Unless the property is set already, finds the libraries on the class path. */
  static void prepare() {
    if (System.getProperty(PROPERTY) != null) {
      return;
    }
    List<Path> libraries = onClassPath();
    if (libraries.isEmpty()) {
      throw new IllegalStateException(
          "DynamoDB Local needs its native libraries: set -D%s to local/target/sqlite4java"
              .formatted(PROPERTY));
    }
    System.setProperty(PROPERTY, gathered(libraries).toString());
  }

  private static List<Path> onClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> SUFFIXES.stream().anyMatch(entry::endsWith))
        .filter(entry -> entry.contains("sqlite4java"))
        .map(Path::of)
        .filter(Files::exists)
        .toList();
  }

  private static Path gathered(List<Path> libraries) {
    try {
      Path directory = Files.createTempDirectory("earmark-sqlite");
      directory.toFile().deleteOnExit();
      for (Path library : libraries) {
        Path copy = Files.copy(library, directory.resolve(library.getFileName()));
        copy.toFile().deleteOnExit();
      }
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
