package earmark.platform;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** DynamoDB Local over HTTP, one for all tests of a process; each test makes its own tables. */
public final class LocalTables {
  private static final URI ENDPOINT = start();
  private static final DynamoDbClient CLIENT = client(_ -> {});

  private LocalTables() {}

  public static DynamoDbClient client() {
    return CLIENT;
  }

  /** A client that tells the name of each operation it calls. */
  public static DynamoDbClient client(Consumer<String> calls) {
    return DynamoDbClient.builder()
        .endpointOverride(ENDPOINT)
        .region(Region.EU_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(configuration -> configuration.addExecutionInterceptor(tell(calls)))
        .build();
  }

  private static ExecutionInterceptor tell(Consumer<String> calls) {
    return new ExecutionInterceptor() {
      @Override
      public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        calls.accept(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
      }
    };
  }

  /** Makes a table of this layout, and answers its name. */
  public static String create(TableLayout layout) {
    String name = "table-" + UUID.randomUUID();
    List<TableLayout.Attribute> attributes = new ArrayList<>(List.of(layout.partitionKey()));
    layout.sortKey().ifPresent(attributes::add);
    layout.indexes().forEach(index -> attributes.add(index.partitionKey()));
    layout.indexes().forEach(index -> attributes.add(index.sortKey()));
    CLIENT.createTable(
        table -> {
          table
              .tableName(name)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .keySchema(keys(layout))
              .attributeDefinitions(
                  attributes.stream().distinct().map(LocalTables::definition).toList());
          if (!layout.indexes().isEmpty()) {
            table.globalSecondaryIndexes(
                layout.indexes().stream().map(LocalTables::index).toList());
          }
        });
    return name;
  }

  private static List<KeySchemaElement> keys(TableLayout layout) {
    List<KeySchemaElement> keys = new ArrayList<>();
    keys.add(key(layout.partitionKey(), KeyType.HASH));
    layout.sortKey().ifPresent(sort -> keys.add(key(sort, KeyType.RANGE)));
    return keys;
  }

  private static GlobalSecondaryIndex index(TableLayout.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(key(index.partitionKey(), KeyType.HASH), key(index.sortKey(), KeyType.RANGE))
        .projection(projection -> projection.projectionType(ProjectionType.ALL))
        .build();
  }

  private static KeySchemaElement key(TableLayout.Attribute attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute.name()).keyType(type).build();
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

  private static URI start() {
    try {
      String port = Integer.toString(freePort());
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(new String[] {"-inMemory", "-port", port});
      server.start();
      return URI.create("http://127.0.0.1:" + port);
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
