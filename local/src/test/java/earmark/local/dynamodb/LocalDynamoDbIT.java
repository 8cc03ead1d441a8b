package earmark.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.local.TinyAssembly;
import earmark.local.calls.AwsCall;
import earmark.local.calls.AwsCalls;
import earmark.local.calls.Callers;
import earmark.local.template.CloudAssembly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DuplicateItemException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class LocalDynamoDbIT {
  private static final String TABLE = "TinyData-Notes";
  private static final String ARN = "arn:aws:dynamodb:eu-west-2:000000000000:table/" + TABLE;

  private final Callers callers = new Callers();
  private final AwsCalls calls = new AwsCalls();
  private final List<AwsCall> seen = new CopyOnWriteArrayList<>();
  @TempDir private Path directory;
  private CloudAssembly assembly;

  @BeforeEach
  void prepare() throws IOException {
    assembly = TinyAssembly.in(Files.createDirectories(directory.resolve("templates")));
    callers.add("LOCAL-Probe", "secret");
    calls.watch(seen::add);
  }

  @Test
  void shouldCreateTheTemplatesTablesWithKeysIndexesAndTimeToLive() {
    try (LocalDynamoDb local = start(Optional.empty());
        DynamoDbClient client = client(local, "LOCAL-Probe")) {
      var table = client.describeTable(describe -> describe.tableName(TABLE)).table();
      assertThat(table.keySchema()).extracting("attributeName").containsExactly("id", "at");
      assertThat(table.globalSecondaryIndexes())
          .singleElement()
          .satisfies(index -> assertThat(index.indexName()).isEqualTo("byAuthor"));
      assertThat(
              client
                  .describeTimeToLive(describe -> describe.tableName(TABLE))
                  .timeToLiveDescription()
                  .attributeName())
          .isEqualTo("expiresAt");
    }
  }

  @Test
  void shouldRecordEachCallInTheWordsOfIam() {
    try (LocalDynamoDb local = start(Optional.empty());
        DynamoDbClient client = client(local, "LOCAL-Probe")) {
      // When
      client.putItem(put -> put.tableName(TABLE).item(note("1")));
      client.query(
          query ->
              query
                  .tableName(TABLE)
                  .indexName("byAuthor")
                  .keyConditionExpression("author = :a")
                  .expressionAttributeValues(Map.of(":a", AttributeValue.fromS("x"))));
      insert(client, "2");
      client.transactWriteItems(
          transaction -> transaction.transactItems(List.of(putting("3"), demanding("1"))));

      // Then
      assertThat(seen)
          .containsExactly(
              new AwsCall("LOCAL-Probe", "dynamodb:PutItem", ARN),
              new AwsCall("LOCAL-Probe", "dynamodb:Query", ARN + "/index/byAuthor"),
              new AwsCall("LOCAL-Probe", "dynamodb:PartiQLInsert", ARN),
              new AwsCall("LOCAL-Probe", "dynamodb:PutItem", ARN),
              new AwsCall("LOCAL-Probe", "dynamodb:ConditionCheckItem", ARN));
    }
  }

  @Test
  void shouldNotOverwriteByInsert() {
    try (LocalDynamoDb local = start(Optional.empty());
        DynamoDbClient client = client(local, "LOCAL-Probe")) {
      insert(client, "1");

      assertThatThrownBy(() -> insert(client, "1")).isInstanceOf(DuplicateItemException.class);
    }
  }

  @Test
  void shouldRefuseStrangers() {
    try (LocalDynamoDb local = start(Optional.empty());
        DynamoDbClient stranger = client(local, "AKIAIOSFODNN7EXAMPLE")) {
      assertThatThrownBy(() -> stranger.listTables())
          .isInstanceOfSatisfying(
              DynamoDbException.class,
              e ->
                  assertThat(e.awsErrorDetails().errorCode())
                      .isEqualTo("UnrecognizedClientException"));
      assertThat(seen).isEmpty();
    }
  }

  @Test
  void shouldKeepItemsBetweenStarts() {
    Optional<Path> kept = Optional.of(directory.resolve("data"));
    try (LocalDynamoDb local = start(kept);
        DynamoDbClient client = client(local, "LOCAL-Probe")) {
      client.putItem(put -> put.tableName(TABLE).item(note("1")));
    }

    try (LocalDynamoDb local = start(kept);
        DynamoDbClient client = client(local, "LOCAL-Probe")) {
      assertThat(client.getItem(get -> get.tableName(TABLE).key(key("1"))).hasItem()).isTrue();
    }
  }

  private static TransactWriteItem putting(String id) {
    return TransactWriteItem.builder().put(put -> put.tableName(TABLE).item(note(id))).build();
  }

  private static TransactWriteItem demanding(String id) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check.tableName(TABLE).key(key(id)).conditionExpression("attribute_exists(id)"))
        .build();
  }

  private static void insert(DynamoDbClient client, String id) {
    client.executeStatement(
        statement ->
            statement
                .statement("INSERT INTO \"" + TABLE + "\" VALUE {'id': ?, 'at': ?}")
                .parameters(AttributeValue.fromS(id), AttributeValue.fromN("1")));
  }

  private static Map<String, AttributeValue> note(String id) {
    return Map.of(
        "id", AttributeValue.fromS(id),
        "at", AttributeValue.fromN("1"),
        "author", AttributeValue.fromS("x"));
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("id", AttributeValue.fromS(id), "at", AttributeValue.fromN("1"));
  }

  private LocalDynamoDb start(Optional<Path> data) {
    return LocalDynamoDb.start(0, data, assembly, TinyAssembly.PLACE, callers, calls);
  }

  private static DynamoDbClient client(LocalDynamoDb local, String keyId) {
    return DynamoDbClient.builder()
        .endpointOverride(local.endpoint())
        .region(Region.EU_WEST_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(keyId, "secret")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }
}
