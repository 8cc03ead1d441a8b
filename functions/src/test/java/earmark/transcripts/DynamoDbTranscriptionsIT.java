package earmark.transcripts;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import earmark.platform.Environment;
import earmark.platform.TableLayout;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The adapter holds to the contract, on DynamoDB Local with the layout that is deployed. */
final class DynamoDbTranscriptionsIT extends TranscriptionsContract {
  private static final AtomicInteger TABLES = new AtomicInteger();

  private static AmazonDynamoDBLocal local;

  @BeforeAll
  static void start() {
    local = DynamoDBEmbedded.create();
  }

  @AfterAll
  static void stop() {
    local.shutdown();
  }

  @Override
  Transcriptions empty() {
    DynamoDbClient client = local.dynamoDbClient();
    String table = "transcripts-" + TABLES.incrementAndGet();
    create(client, table, TranscriptsTable.LAYOUT);
    return new DynamoDbTranscriptions(
        client,
        new Environment(Map.of("TRANSCRIPTS_TABLE", table)),
        Clock.fixed(Samples.NOW, ZoneOffset.UTC));
  }

  private static void create(DynamoDbClient client, String name, TableLayout layout) {
    TableLayout.Index index = layout.indexes().getFirst();
    List<AttributeDefinition> attributes =
        Stream.of(layout.partitionKey(), index.partitionKey(), index.sortKey())
            .map(
                attribute ->
                    AttributeDefinition.builder()
                        .attributeName(attribute.name())
                        .attributeType(ScalarAttributeType.S)
                        .build())
            .toList();
    var _ =
        client.createTable(
            table ->
                table
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attributes)
                    .keySchema(key(layout.partitionKey(), KeyType.HASH))
                    .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                            .indexName(index.name())
                            .keySchema(
                                key(index.partitionKey(), KeyType.HASH),
                                key(index.sortKey(), KeyType.RANGE))
                            .projection(p -> p.projectionType(ProjectionType.ALL))
                            .build()));
  }

  private static KeySchemaElement key(TableLayout.Attribute attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute.name()).keyType(type).build();
  }
}
