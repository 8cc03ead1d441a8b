package earmark.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.infrastructure.Synthesized.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code docs/residue.md} names every store of the templates, with the days that they say. */
class ResidueTest {
  private static final Synthesized APP = Synthesized.production();
  private static final Pattern PATH = Pattern.compile("`(Earmark(?:Data|Service)/[\\w/]+)`");
  private static final int SECONDS_A_DAY = 86_400;

  @Test
  void shouldNameEveryStoreWithTheDaysOfTheTemplate() throws IOException {
    Map<String, String> stores = new TreeMap<>();
    for (Resource resource : APP.resources()) {
      String path = resource.path().replaceFirst("/Resource$", "");
      switch (resource.type()) {
        case "AWS::S3::Bucket" -> stores.put(path, lifecycle(resource));
        case "AWS::DynamoDB::GlobalTable" -> stores.put(path, table(resource));
        case "AWS::SQS::Queue" -> stores.put(path, days(queueDays(resource)));
        case "AWS::Logs::LogGroup" ->
            stores.put(path, days(resource.property("RetentionInDays").asInt()));
        default -> {
          // It keeps nothing.
        }
      }
    }

    assertThat(documented()).containsExactlyInAnyOrderEntriesOf(stores);
  }

  @Test
  void shouldSayOfEveryStoreWhatMayRemain() throws IOException {
    assertThat(rows())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row).hasSize(3);
              assertThat(row.get(2).length()).as(row.getFirst()).isGreaterThan(20);
            });
  }

  /** The first column of the table names a store or several, the second one their days. */
  private static Map<String, String> documented() throws IOException {
    Map<String, String> stores = new TreeMap<>();
    for (List<String> row : rows()) {
      PATH.matcher(row.get(0))
          .results()
          .map(found -> found.group(1))
          .forEach(path -> assertThat(stores.put(path, row.get(1))).as("twice: " + path).isNull());
    }
    return stores;
  }

  private static List<List<String>> rows() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "residue.md"))) {
      if (line.startsWith("|") && PATH.matcher(line).find()) {
        String cells = line.substring(1, line.length() - 1);
        rows.add(Stream.of(cells.split("\\|", -1)).map(String::strip).toList());
      }
    }
    return rows;
  }

  private static String table(Resource table) {
    JsonNode ends = table.property("TimeToLiveSpecification").path("AttributeName");
    int backups =
        table
            .property("Replicas")
            .get(0)
            .path("PointInTimeRecoverySpecification")
            .path("RecoveryPeriodInDays")
            .asInt();
    return (ends.isMissingNode() ? "no end" : "each item's own day") + ", backups " + days(backups);
  }

  private static int queueDays(Resource queue) {
    return queue.property("MessageRetentionPeriod").asInt() / SECONDS_A_DAY;
  }

  /** Each rule with its days, plus those of a version that is no longer the current one. */
  private static String lifecycle(Resource bucket) {
    JsonNode rules = bucket.property("LifecycleConfiguration").path("Rules");
    IntSummaryStatistics late =
        stream(rules)
            .filter(ResidueTest::isLate)
            .mapToInt(rule -> rule.path("ExpirationInDays").asInt())
            .summaryStatistics();
    String named =
        stream(rules)
            .filter(rule -> !isLate(rule))
            .map(rule -> rule.path("Id").asText() + " " + ruleDays(rule))
            .collect(Collectors.joining(", "));
    return late.getCount() == 0
        ? named
        : named + ", late-NNNw %d down to %d + 1 days".formatted(late.getMax(), late.getMin());
  }

  private static String ruleDays(JsonNode rule) {
    return rule.has("ExpirationInDays")
        ? rule.path("ExpirationInDays").asInt()
            + " + "
            + days(rule.at("/NoncurrentVersionExpiration/NoncurrentDays").asInt())
        : days(rule.at("/AbortIncompleteMultipartUpload/DaysAfterInitiation").asInt());
  }

  private static boolean isLate(JsonNode rule) {
    return rule.path("Id").asText().startsWith("late-");
  }

  private static String days(int days) {
    return days == 1 ? "1 day" : days + " days";
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
