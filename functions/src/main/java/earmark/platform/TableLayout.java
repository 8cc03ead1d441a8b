package earmark.platform;

import java.util.List;
import java.util.Optional;

/**
 * How a DynamoDB table is laid out: read by the CDK, which creates it, and by the adapters' tests.
 *
 * @param partitionKey the attribute that spreads the items
 * @param sortKey the attribute that orders the items of a partition
 * @param indexes the global secondary indexes, each with all attributes
 * @param timeToLive the attribute (seconds since the epoch) after which DynamoDB deletes an item
 */
public record TableLayout(
    Attribute partitionKey,
    Optional<Attribute> sortKey,
    List<Index> indexes,
    Optional<String> timeToLive) {
  public TableLayout {
    indexes = List.copyOf(indexes);
  }

  /** A key attribute. */
  public record Attribute(String name, Kind kind) {
    public static Attribute text(String name) {
      return new Attribute(name, Kind.TEXT);
    }

    public static Attribute number(String name) {
      return new Attribute(name, Kind.NUMBER);
    }
  }

  /** What a key attribute holds: DynamoDB's S or N. */
  public enum Kind {
    TEXT,
    NUMBER
  }

  /** A global secondary index. */
  public record Index(String name, Attribute partitionKey, Attribute sortKey) {}
}
