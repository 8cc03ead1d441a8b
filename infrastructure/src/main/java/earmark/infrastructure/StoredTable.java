package earmark.infrastructure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.TableV2;

/**
 * A table and what may be granted on it.
 *
 * @param table the table, in {@link EarmarkData}
 * @param arn its ARN, as {@link EarmarkService} writes it
 */
record StoredTable(TableV2 table, String arn) {
  static StoredTable of(TableV2 table) {
    return new StoredTable(table, Stack.of(table).exportValue(table.getTableArn()));
  }

  String name() {
    return table.getTableName();
  }

  /** Reads and writes items whose keys are known. */
  Grant grant(String name, String... actions) {
    return Grant.of(name, arn, actions);
  }

  /** Searches one index. */
  Grant search(String name, String... indexes) {
    return new Grant(
        name,
        List.of("dynamodb:Query"),
        Arrays.stream(indexes).map(index -> arn + "/index/" + index).toList(),
        Map.of(),
        Optional.empty());
  }

  /**
   * Appends items: PartiQL's INSERT fails on an item that exists, which a PutItem does not, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.insert.html">INSERT</a>.
   */
  Grant append(String name) {
    return grant(name, "dynamodb:PartiQLInsert");
  }
}
