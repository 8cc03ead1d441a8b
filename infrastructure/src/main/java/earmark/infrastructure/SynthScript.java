package earmark.infrastructure;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Writes down how this run was started, so that {@code cdk} can start the next one with the same
 * JDK and class path, and the stage that it is asked for.
 */
final class SynthScript {
  private SynthScript() {}

  static void write(Path file) throws IOException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        # Written by the build; run by cdk, see cdk.json.
        exec "%s/bin/java" -Dslf4j.internal.verbosity=ERROR -cp "%s" %s
        """
            .formatted(System.getProperty("java.home"), classPath, EarmarkApp.class.getName()));
  }
}
