package earmark.platform;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A DynamoDB in this process, with tables laid out as they are deployed. */
public final class DynamoDbLocal implements AutoCloseable {
  private final AmazonDynamoDBLocal server = DynamoDBEmbedded.create();

  public DynamoDbClient client() {
    return server.dynamoDbClient();
  }

  /** Makes a table with a name of its own, which is returned. */
  public String table(TableLayout layout) {
    String name = "t" + UUID.randomUUID();
    client().createTable(request(name, layout));
    return name;
  }

  static CreateTableRequest request(String name, TableLayout layout) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                attributes(layout).stream().map(DynamoDbLocal::definition).toList())
            .keySchema(keys(layout.partitionKey(), layout.sortKey()));
    if (!layout.indexes().isEmpty()) {
      request.globalSecondaryIndexes(layout.indexes().stream().map(DynamoDbLocal::index).toList());
    }
    return request.build();
  }

  private static GlobalSecondaryIndex index(TableLayout.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.partitionKey(), Optional.of(index.sortKey())))
        .projection(Projection.builder().projectionType(ProjectionType.ALL).build())
        .build();
  }

  private static Set<TableLayout.Attribute> attributes(TableLayout layout) {
    Set<TableLayout.Attribute> attributes = new LinkedHashSet<>();
    attributes.add(layout.partitionKey());
    layout.sortKey().ifPresent(attributes::add);
    for (TableLayout.Index index : layout.indexes()) {
      attributes.add(index.partitionKey());
      attributes.add(index.sortKey());
    }
    return attributes;
  }

  private static AttributeDefinition definition(TableLayout.Attribute attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute.name())
        .attributeType(
            switch (attribute.kind()) {
              case TEXT -> ScalarAttributeType.S;
              case NUMBER -> ScalarAttributeType.N;
            })
        .build();
  }

  private static KeySchemaElement[] keys(
      TableLayout.Attribute partition, Optional<TableLayout.Attribute> sort) {
    return Stream.concat(
            Stream.of(key(partition, KeyType.HASH)),
            sort.stream().map(attribute -> key(attribute, KeyType.RANGE)))
        .toArray(KeySchemaElement[]::new);
  }

  private static KeySchemaElement key(TableLayout.Attribute attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute.name()).keyType(type).build();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
