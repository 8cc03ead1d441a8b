package earmark.local;

import earmark.access.Role;
import earmark.local.demonstration.ApiClient;
import earmark.local.demonstration.Stage;
import earmark.local.signin.Person;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The local stack as the stage of the demonstration, with the Customer Service Manager signed in.
 */
final class OnOneMachine implements AutoCloseable {
  /** The customer of two sample calls, as they would write their number. */
  private static final String CUSTOMER = "07700 900 123";

  private final LocalStack stack;
  private final S3Client phoneSystem;
  private final DynamoDbClient dynamoDb;

  OnOneMachine(LocalStack stack) {
    this.stack = stack;
    this.phoneSystem = stack.s3As(stack.phoneSystem());
    this.dynamoDb = stack.dynamoDbAs(stack.administrator());
  }

  Stage stage() {
    Person officer = stack.people().withRole(Role.CUSTOMER_SERVICE_MANAGER.id());
    return new Stage(
        phoneSystem,
        stack.bucket("Recordings/Uploads"),
        dynamoDb,
        stack.table("Recordings/Index"),
        officer.name() + ", " + officer.title() + ",",
        new ApiClient(stack.apiEndpoint(), stack.tokens().accessTokenFor(officer)),
        CUSTOMER,
        stack.engine(),
        stack.settings().samples(),
        stack.settings().output());
  }

  @Override
  public void close() {
    phoneSystem.close();
    dynamoDb.close();
  }
}
