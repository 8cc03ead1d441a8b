package earmark.platform;

import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.transcribe.TranscribeClient;

/**
 * The AWS clients as the functions use them. Region, endpoint and credentials come from the
 * process's environment alone, which is how Lambda, and the local stack, hand them over.
 */
public final class AwsClients {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(20);

  private AwsClients() {}

  public static S3Client s3() {
    return s3(READ);
  }

  /**
   * S3 for whoever copies large objects: S3 is silent until gigabytes are copied.
   *
   * @param longestSilence how long an answer may take to begin
   */
  public static S3Client s3(Duration longestSilence) {
    return S3Client.builder().httpClient(http(longestSilence)).build();
  }

  public static DynamoDbClient dynamoDb() {
    return DynamoDbClient.builder().httpClient(http(READ)).build();
  }

  public static TranscribeClient transcribe() {
    return TranscribeClient.builder().httpClient(http(READ)).build();
  }

  private static SdkHttpClient http(Duration read) {
    return UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(read).build();
  }
}
