package earmark.platform;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import com.amazonaws.services.dynamodbv2.local.server.DynamoDBProxyServer;
import java.net.ServerSocket;
import java.net.URI;
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

/**
 * DynamoDB Local over HTTP, as the functions speak to DynamoDB, so that calls can be counted and
 * errors come as they come there. One for all tests of a process; each test makes its own tables.
 */
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
    CLIENT.createTable(DynamoDbLocal.request(name, layout));
    return name;
  }

  private static URI start() {
    try {
      String port = Integer.toString(freePort());
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              new String[] {"-inMemory", "-disableTelemetry", "-port", port});
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
