package earmark.local.demonstration;

import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What the demonstration plays on.
 *
 * @param phoneSystem S3 as the phone system may use it
 * @param dynamoDb looks at the index, nothing else
 * @param officer who opens the request, by name and role
 * @param api the API, with the officer's token
 * @param customerNumber the number of the customer who asks, as they write it
 * @param engine which recogniser listens
 * @param samples the folder of the sample calls
 * @param output where the transcripts are written
 */
public record Stage(
    S3Client phoneSystem,
    String uploadsBucket,
    DynamoDbClient dynamoDb,
    String recordingsTable,
    String officer,
    ApiClient api,
    String customerNumber,
    String engine,
    Path samples,
    Path output) {}
