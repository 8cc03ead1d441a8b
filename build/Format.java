import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Formats the project's Java files, or checks that they are formatted.
 *
 * <p>Run by the build: {@code ./mvnw validate} checks, {@code ./mvnw -N validate -Dformat=apply}
 * formats.
 */
final class Format {
  private Format() {}

  public static void main(String[] arguments) throws Exception {
    boolean check = arguments[0].equals("check");
    Path root = Path.of(arguments[1]);
    Path lastGood = root.resolve("target/tools/last-formatted");
    FileTime now = FileTime.from(Instant.now());
    List<String> files = javaFilesBelow(root, changedSince(lastGood));
    if (files.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>();
    command.addAll(check ? List.of("--dry-run", "--set-exit-if-changed") : List.of("--replace"));
    command.addAll(files);
    int exit =
        new com.google.googlejavaformat.java.Main(
                new PrintWriter(System.out, true), new PrintWriter(System.err, true), System.in)
            .format(command.toArray(String[]::new));
    if (exit != 0 && check) {
      System.err.println(
          "The files above are not formatted. Mend them with: ./mvnw -N validate -Dformat=apply");
    }
    if (exit == 0) {
      Files.setLastModifiedTime(Files.write(lastGood, new byte[0]), now);
    }
    System.exit(exit);
  }

  /** What was good at the last build need not be looked at again. */
  private static Predicate<Path> changedSince(Path lastGood) throws IOException {
    if (!Files.exists(lastGood)) {
      return _ -> true;
    }
    FileTime then = Files.getLastModifiedTime(lastGood);
    return path -> path.toFile().lastModified() >= then.toMillis();
  }

  private static List<String> javaFilesBelow(Path root, Predicate<Path> wanted) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(wanted)
          .filter(path -> !root.relativize(path).toString().matches(".*(target|node_modules)/.*"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
