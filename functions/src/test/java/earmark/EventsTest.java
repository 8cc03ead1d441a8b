package earmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what the documents promise about the tests against the tests. */
class EventsTest {
  private static final Path ROOT = Path.of("..");

  @Test
  void shouldUseEveryEventInATest() throws IOException {
    String tests = tests().map(EventsTest::text).reduce("", String::concat);
    try (Stream<Path> files = Files.walk(ROOT.resolve("events"))) {
      List<String> unused =
          files
              .filter(file -> file.toString().endsWith(".json"))
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("samples.json"))
              .filter(name -> !isNamed(name, tests))
              .toList();
      assertThat(unused).isEmpty();
    }
  }

  @Test
  void shouldHaveEveryTestThatTheInvariantsName() throws IOException {
    List<String> names =
        tests().map(file -> file.getFileName().toString().replace(".java", "")).toList();
    List<String> named =
        Pattern.compile("`(\\w+(?:Test|IT))`")
            .matcher(Files.readString(ROOT.resolve("INVARIANTS.md")))
            .results()
            .map((MatchResult match) -> match.group(1))
            .distinct()
            .toList();
    assertThat(named).hasSizeGreaterThan(15);
    assertThat(names).containsAll(named);
  }

  /** With its ending, or as a helper's argument without it. */
  private static boolean isNamed(String file, String tests) {
    String stem = file.replace(".json", "");
    return tests.contains(file)
        || tests.contains("\"" + stem + "\"")
        || tests.contains("/" + stem + "\"");
  }

  private static Stream<Path> tests() throws IOException {
    return Stream.of("functions", "infrastructure", "local")
        .flatMap(module -> javaFiles(ROOT.resolve(module).resolve("src/test/java")));
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
