package earmark.infrastructure;

import earmark.platform.TableLayout;
import java.util.List;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexPropsV2;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.TableEncryptionV2;
import software.amazon.awscdk.services.dynamodb.TablePropsV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.constructs.Construct;

/** Makes tables from the layouts that the functions' adapters own. */
final class Tables {
  /** Backups outlive a deletion, so they are kept as long as a mishap may go unseen, no longer. */
  private static final int BACKUP_DAYS = 35;

  private Tables() {}

  /** A table that charges by request, backed up, and that no redeployment deletes. */
  static StoredTable create(Construct scope, String id, TableLayout layout, StageSettings stage) {
    return build(scope, id, properties(layout, stage));
  }

  /** The same, with a stream of every change. */
  static StoredTable createWatched(
      Construct scope, String id, TableLayout layout, StageSettings stage) {
    return build(
        scope, id, properties(layout, stage).dynamoStream(StreamViewType.NEW_AND_OLD_IMAGES));
  }

  private static StoredTable build(Construct scope, String id, TablePropsV2.Builder properties) {
    return StoredTable.of(new TableV2(scope, id, properties.build()));
  }

  private static TablePropsV2.Builder properties(TableLayout layout, StageSettings stage) {
    TablePropsV2.Builder properties =
        TablePropsV2.builder()
            .partitionKey(attribute(layout.partitionKey()))
            .globalSecondaryIndexes(indexes(layout))
            .billing(Billing.onDemand())
            .encryption(TableEncryptionV2.dynamoOwnedKey())
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder()
                    .pointInTimeRecoveryEnabled(true)
                    .recoveryPeriodInDays(BACKUP_DAYS)
                    .build())
            .deletionProtection(!stage.disposable())
            .removalPolicy(stage.removal());
    layout.sortKey().ifPresent(key -> properties.sortKey(attribute(key)));
    layout.timeToLive().ifPresent(properties::timeToLiveAttribute);
    return properties;
  }

  private static List<GlobalSecondaryIndexPropsV2> indexes(TableLayout layout) {
    return layout.indexes().stream()
        .map(
            index ->
                GlobalSecondaryIndexPropsV2.builder()
                    .indexName(index.name())
                    .partitionKey(attribute(index.partitionKey()))
                    .sortKey(attribute(index.sortKey()))
                    .projectionType(ProjectionType.ALL)
                    .build())
        .toList();
  }

  private static Attribute attribute(TableLayout.Attribute key) {
    AttributeType type =
        switch (key.kind()) {
          case TEXT -> AttributeType.STRING;
          case NUMBER -> AttributeType.NUMBER;
        };
    return Attribute.builder().name(key.name()).type(type).build();
  }
}
