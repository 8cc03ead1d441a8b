package earmark.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import earmark.policy.Policy;
import earmark.staff.StaffDirectory.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryImportHandlerTest {
  private static final String HEADER = "line,staff,name,role,from,until\n";
  private static final String GOOD = "201,a-1,\"Denby, Ruth \"\"R\"\"\",tutor,2025-01-01,\n";

  private final Map<String, List<Entry>> imports = new HashMap<>();
  private final DirectoryImportHandler handler =
      new DirectoryImportHandler(imports::put, Policy.bundled());

  @Test
  void shouldImportTheSample() throws IOException {
    String csv = Files.readString(Path.of("..", "events", "staff", "directory.csv"));

    Map<String, Object> answer = handle(csv);

    assertThat(answer).containsEntry("imported", 9).containsEntry("people", 8);
    assertThat(imports.values().iterator().next())
        .extracting(Entry::line)
        .contains("201", "+441614960312");
  }

  @Test
  void shouldReadQuotedCellsAndWriteNumbersAsE164() {
    handle(HEADER + GOOD + "0161 496 0312,a-1,Ruth,tutor,2025-01-01,2026-01-01\r\n\n");

    List<Entry> entries = imports.values().iterator().next();
    assertThat(entries)
        .extracting(Entry::line, Entry::name)
        .containsExactly(tuple("201", "Denby, Ruth \"R\""), tuple("+441614960312", "Ruth"));
  }

  @Test
  void shouldNameTheSameImportTheSame() {
    handle(HEADER + GOOD);
    handle(HEADER + GOOD + "\n");
    handle(HEADER + GOOD.replace("a-1", "a-2"));

    assertThat(imports).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          20X,a-1,Ruth,tutor,2025-01-01,             | line is neither an extension nor a number
          7,a-1,Ruth,tutor,2025-01-01,               | line is neither an extension nor a number
          201,a 1,Ruth,tutor,2025-01-01,             | staff must be an id
          201,a-1,,tutor,2025-01-01,                 | name is missing or long
          201,a-1,Ruth,headmaster,2025-01-01,        | role is none of the policy's
          201,a-1,Ruth,tutor,01/01/2025,             | from must be a date such as 2026-09-01
          201,a-1,Ruth,tutor,2025-01-01,2025-02-30   | until must be a date such as 2026-09-01
          201,a-1,Ruth,tutor,2025-01-01,2025-01-01   | until must be after from
          201,a-1,Ruth,tutor,2025-01-01              | a line has 6 columns
          201,a-1,"Ruth,tutor,2025-01-01,            | the line is no CSV
          """)
  void shouldSayWhatIsWrongWithALineAndImportNothing(String line, String reason) {
    Map<String, Object> answer = handle(HEADER + GOOD + "\n" + line + "\n");

    assertThat(answer)
        .containsEntry("imported", 0)
        .containsEntry("problems", List.of(Map.of("line", 4, "reason", reason)));
    assertThat(imports).isEmpty();
  }

  @Test
  void shouldSayItOfEveryLine() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      lines.add("wrong");
    }

    Map<String, Object> answer = handle(HEADER + String.join("\n", lines));

    assertThat((List<?>) answer.get("problems")).hasSize(5);
  }

  @Test
  void shouldRefuseALineThatBelongsToTwoAtOnce() {
    String other = "201,a-2,Owen,tutor,2026-01-01,\n";

    assertThat(handle(HEADER + GOOD + other))
        .containsEntry(
            "problems",
            List.of(
                Map.of("line", 3, "reason", "its time overlaps another entry of the same line")));
    assertThat(handle(HEADER + GOOD.replace(",\n", ",2026-01-01\n") + other))
        .containsEntry("imported", 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "201,a-1,Ruth,tutor,2025-01-01,", HEADER})
  void shouldRefuseAFileWithoutHeaderOrEntries(String csv) {
    assertThat(handle(csv)).containsEntry("imported", 0);
    assertThat(imports).isEmpty();
  }

  @Test
  void shouldRefuseAnEventWithoutCsv() {
    assertThat(handler.handleRequest(Map.of(), null)).containsEntry("imported", 0);
  }

  private Map<String, Object> handle(String csv) {
    return handler.handleRequest(Map.of("csv", csv), null);
  }
}
