package earmark.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.access.PeopleTable;
import earmark.audit.AuditTable;
import earmark.infrastructure.Synthesized.Resource;
import earmark.notifications.NoticesTable;
import earmark.platform.TableLayout;
import earmark.recordings.RecordingsTable;
import earmark.retention.HoldsTable;
import earmark.retention.ReceiptsTable;
import earmark.staff.DirectoryTable;
import earmark.subjectaccess.CasesTable;
import earmark.transcripts.TranscriptsTable;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables are what the adapters take them for. */
class TablesTest {
  private static final Synthesized APP = Synthesized.production();

  static List<Arguments> tables() {
    return List.of(
        Arguments.of("Recordings/Index", RecordingsTable.LAYOUT),
        Arguments.of("Staff/Directory", DirectoryTable.LAYOUT),
        Arguments.of("Access/People", PeopleTable.LAYOUT),
        Arguments.of("Audit/Trail", AuditTable.LAYOUT),
        Arguments.of("SubjectAccess/Cases", CasesTable.LAYOUT),
        Arguments.of("Transcripts/Progress", TranscriptsTable.LAYOUT),
        Arguments.of("Notifications/Notices", NoticesTable.LAYOUT),
        Arguments.of("Retention/Receipts", ReceiptsTable.LAYOUT),
        Arguments.of("Holds/Register", HoldsTable.LAYOUT));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void shouldBeLaidOutAsTheAdapterSays(String path, TableLayout layout) {
    Resource table = APP.at("EarmarkData/" + path);

    assertThat(keys(table.property("KeySchema")))
        .containsExactlyElementsOf(
            Stream.concat(Stream.of(layout.partitionKey()), layout.sortKey().stream())
                .map(TableLayout.Attribute::name)
                .toList());
    assertThat(table.property("TimeToLiveSpecification").path("AttributeName").asText())
        .isEqualTo(layout.timeToLive().orElse(""));
    assertThat(indexes(table))
        .containsExactlyInAnyOrderElementsOf(
            layout.indexes().stream()
                .map(
                    index ->
                        index.name() + List.of(index.partitionKey().name(), index.sortKey().name()))
                .toList());
  }

  @Test
  void shouldWatchEveryChangeOfTheTrailAndOfCases() {
    for (String path : List.of("Audit/Trail", "SubjectAccess/Cases")) {
      assertThat(
              APP.at("EarmarkData/" + path)
                  .property("StreamSpecification")
                  .path("StreamViewType")
                  .asText())
          .isEqualTo("NEW_AND_OLD_IMAGES");
    }
  }

  private static List<String> indexes(Resource table) {
    return elements(table.property("GlobalSecondaryIndexes"))
        .map(index -> index.path("IndexName").asText() + keys(index.path("KeySchema")))
        .toList();
  }

  private static List<String> keys(JsonNode schema) {
    return elements(schema).map(key -> key.path("AttributeName").asText()).toList();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
