package earmark.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.platform.DynamoDbLocal;
import earmark.staff.StaffDirectories.DirectoryUnreadableException;
import earmark.staff.StaffDirectory.Entry;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbStaffDirectoriesIT {
  private static DynamoDbLocal server;

  private String table;
  private DynamoDbStaffDirectories directories;

  @BeforeAll
  static void start() {
    server = new DynamoDbLocal();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void makeTable() {
    table = server.table(DirectoryTable.LAYOUT);
    directories = new DynamoDbStaffDirectories(server.client(), table, ZoneId.of("Europe/London"));
  }

  @Test
  void shouldBeEmptyBeforeTheFirstImport() {
    assertThat(directories.load().entries()).isEmpty();
  }

  @Test
  void shouldGiveBackWhatWasImported() {
    List<Entry> entries = entries(60);

    directories.replace("one", entries);

    assertThat(directories.load().entries()).containsExactlyInAnyOrderElementsOf(entries);
  }

  @Test
  void shouldLeaveNothingOfWhatWasReplaced() {
    directories.replace("one", entries(60));

    directories.replace("two", entries(2));

    assertThat(directories.load().entries()).hasSize(2);
    assertThat(items()).hasSize(3);
  }

  @Test
  void shouldChangeNothingWhenTheSameIsImportedAgain() {
    directories.replace("one", entries(3));
    List<Map<String, AttributeValue>> before = items();

    directories.replace("one", entries(3));

    assertThat(items()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void shouldBeUnreadableWhenAnEntryIsMissing() {
    directories.replace("one", entries(3));
    server
        .client()
        .deleteItem(
            delete ->
                delete
                    .tableName(table)
                    .key(
                        Map.of(
                            DirectoryTable.DIRECTORY, AttributeValue.fromS("import#one"),
                            DirectoryTable.ENTRY, AttributeValue.fromS("101#2026-01-01"))));

    assertThatThrownBy(directories::load).isInstanceOf(DirectoryUnreadableException.class);
  }

  private List<Map<String, AttributeValue>> items() {
    return server.client().scan(scan -> scan.tableName(table)).items();
  }

  private static List<Entry> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Entry(
                    Integer.toString(100 + i),
                    "staff-" + i,
                    "Somebody",
                    "tutor",
                    LocalDate.parse("2026-01-01"),
                    i % 2 == 0 ? Optional.empty() : Optional.of(LocalDate.parse("2026-09-01"))))
        .toList();
  }
}
