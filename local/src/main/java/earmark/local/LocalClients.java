package earmark.local;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** AWS's own clients for whoever calls the local services from outside the functions. */
final class LocalClients {
  private final Region region;

  LocalClients(String region) {
    this.region = Region.of(region);
  }

  S3Client s3(URI endpoint, AccessKey caller) {
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(region)
        .forcePathStyle(true)
        .credentialsProvider(credentials(caller))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  DynamoDbClient dynamoDb(URI endpoint, AccessKey caller) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(credentials(caller))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static StaticCredentialsProvider credentials(AccessKey caller) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(caller.id(), caller.secret()));
  }
}
