import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes down how to start the local stack, so that {@code ./run} starts in a second and with the
 * JDK that built it: the path of {@code java}, and an argument file for it.
 *
 * <p>Run by the build of {@code local}, on the toolchain's JDK.
 */
final class Launch {
  private Launch() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    String classPath = arguments[1];
    String mainClass = arguments[2];
    Files.writeString(
        folder.resolve("java"), Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Files.write(
        folder.resolve("arguments"),
        List.of(
            "-XX:+UseSerialGC",
            // What is printed holds more than ASCII, also where no locale is set.
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dsqlite4java.library.path=" + arguments[3],
            "-cp",
            quoted(classPath),
            mainClass));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\") + '"';
  }
}
