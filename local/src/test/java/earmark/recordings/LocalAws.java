package earmark.recordings;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import earmark.local.calls.AwsCalls;
import earmark.local.calls.Callers;
import earmark.local.s3.BucketSettings;
import earmark.local.s3.LocalS3;
import earmark.platform.TableLayout;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;

/** The S3 and the DynamoDB of this machine, behind the wire, with every request counted. */
final class LocalAws implements AutoCloseable {
  static final String UPLOADS = "earmark-uploads";
  static final String VAULT = "earmark-recordings";

  private final LocalS3 server;
  private final DynamoDBProxyServer tables;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final S3Client s3;
  private final S3Client uploader;
  private final DynamoDbClient dynamoDb;

  private LocalAws(LocalS3 server, DynamoDBProxyServer tables, int tablesPort) {
    this.server = server;
    this.tables = tables;
    this.s3 = client(S3Client.builder(), server.endpoint(), new Counter());
    this.uploader = client(S3Client.builder(), server.endpoint(), new ExecutionInterceptor() {});
    this.dynamoDb =
        client(
            DynamoDbClient.builder(), URI.create("http://127.0.0.1:" + tablesPort), new Counter());
  }

  static LocalAws start(Path directory) throws Exception {
    Callers callers = new Callers();
    callers.add("AKIDTEST", "secret");
    LocalS3 s3 = LocalS3.start(0, directory, Clock.systemUTC(), callers, new AwsCalls());
    s3.create(new BucketSettings(UPLOADS, true, false, List.of()));
    s3.create(new BucketSettings(VAULT, true, true, List.of()));
    int port = freePort();
    DynamoDBProxyServer tables =
        ServerRunner.createServerFromCommandLineArgs(
            new String[] {"-inMemory", "-port", Integer.toString(port)});
    tables.start();
    return new LocalAws(s3, tables, port);
  }

  /** Built as the functions build theirs. */
  private static <B extends AwsClientBuilder<B, C>, C> C client(
      B builder, URI endpoint, ExecutionInterceptor interceptor) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDTEST", "secret")))
        .overrideConfiguration(override -> override.addExecutionInterceptor(interceptor))
        .build();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  S3Client s3() {
    return s3;
  }

  /** A client whose requests are not counted. */
  S3Client uploader() {
    return uploader;
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  /** Every request since the last time this was asked, retries included. */
  List<String> takeCalls() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }

  String table(String name, TableLayout layout) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(keys(layout.partitionKey(), layout.sortKey()))
            .attributeDefinitions(definitions(layout));
    if (!layout.indexes().isEmpty()) {
      request.globalSecondaryIndexes(layout.indexes().stream().map(LocalAws::index).toList());
    }
    dynamoDb.createTable(request.build());
    return name;
  }

  private static GlobalSecondaryIndex index(TableLayout.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.partitionKey(), Optional.of(index.sortKey())))
        .projection(projection -> projection.projectionType(ProjectionType.ALL))
        .build();
  }

  private static List<KeySchemaElement> keys(
      TableLayout.Attribute partition, Optional<TableLayout.Attribute> sort) {
    KeySchemaElement hash =
        KeySchemaElement.builder().attributeName(partition.name()).keyType(KeyType.HASH).build();
    return sort.map(
            range ->
                List.of(
                    hash,
                    KeySchemaElement.builder()
                        .attributeName(range.name())
                        .keyType(KeyType.RANGE)
                        .build()))
        .orElse(List.of(hash));
  }

  private static List<AttributeDefinition> definitions(TableLayout layout) {
    Set<TableLayout.Attribute> attributes = new HashSet<>();
    attributes.add(layout.partitionKey());
    layout.sortKey().ifPresent(attributes::add);
    layout.indexes().forEach(index -> attributes.add(index.partitionKey()));
    layout.indexes().forEach(index -> attributes.add(index.sortKey()));
    return attributes.stream()
        .map(
            attribute ->
                AttributeDefinition.builder()
                    .attributeName(attribute.name())
                    .attributeType(
                        switch (attribute.kind()) {
                          case TEXT -> ScalarAttributeType.S;
                          case NUMBER -> ScalarAttributeType.N;
                        })
                    .build())
        .toList();
  }

  @Override
  public void close() {
    s3.close();
    uploader.close();
    dynamoDb.close();
    stopTables();
    server.close();
  }

  private void stopTables() {
    try {
      tables.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not stop", e);
    }
  }

  private final class Counter implements ExecutionInterceptor {
    @Override
    public void beforeTransmission(
        Context.BeforeTransmission context, ExecutionAttributes attributes) {
      calls.add(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    }
  }
}
