package earmark.local.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import earmark.local.calls.AwsCalls;
import earmark.local.calls.Callers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The S3 a contract is held against: the local one, or with the system property {@code
 * aws.endpoint} whatever answers there, with the credentials that the environment has for it.
 */
final class S3UnderTest implements AutoCloseable {
  static final String ACCESS_KEY = "AKIDTEST";
  static final String SECRET = "a-secret-of-this-test";
  private static final Region REGION = Region.EU_WEST_2;

  private final Optional<LocalS3> local;
  private final URI endpoint;
  private final AwsCredentialsProvider credentials;
  private final S3Client client;
  private final List<String> buckets = new ArrayList<>();

  private S3UnderTest(Optional<LocalS3> local, URI endpoint, AwsCredentialsProvider credentials) {
    this.local = local;
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.client = client(endpoint, credentials);
  }

  static S3UnderTest start(Path dataDirectory) {
    String elsewhere = System.getProperty("aws.endpoint", "");
    if (!elsewhere.isEmpty()) {
      return new S3UnderTest(
          Optional.empty(), URI.create(elsewhere), DefaultCredentialsProvider.builder().build());
    }
    LocalS3 s3 = LocalS3.start(0, dataDirectory, Clock.systemUTC(), callers(), new AwsCalls());
    return new S3UnderTest(Optional.of(s3), s3.endpoint(), testCredentials());
  }

  static Callers callers() {
    Callers callers = new Callers();
    callers.add(ACCESS_KEY, SECRET);
    return callers;
  }

  static AwsCredentialsProvider testCredentials() {
    return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET));
  }

  /** As the functions build theirs. */
  static S3Client client(URI endpoint, AwsCredentialsProvider credentials) {
    return S3Client.builder()
        .httpClient(
            UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(3))
                .socketTimeout(Duration.ofSeconds(20))
                .build())
        .endpointOverride(endpoint)
        .region(REGION)
        .credentialsProvider(credentials)
        .build();
  }

  static S3Presigner presigner(URI endpoint, AwsCredentialsProvider credentials) {
    return S3Presigner.builder()
        .endpointOverride(endpoint)
        .region(REGION)
        .credentialsProvider(credentials)
        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build())
        .build();
  }

  /** Runs a call that must be refused. */
  static S3Exception refusal(ThrowingCallable call) {
    S3Exception refused = catchThrowableOfType(S3Exception.class, call);
    assertThat(refused).as("a refusal").isNotNull();
    return refused;
  }

  /** Keys and values in turn. */
  static Tagging tags(String... pairs) {
    return Tagging.builder()
        .tagSet(
            IntStream.range(0, pairs.length / 2)
                .mapToObj(i -> Tag.builder().key(pairs[2 * i]).value(pairs[2 * i + 1]).build())
                .toList())
        .build();
  }

  S3Client client() {
    return client;
  }

  /** The same S3, called by somebody else. */
  S3Client clientOf(String accessKeyId, String secret) {
    return client(
        endpoint,
        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secret)));
  }

  S3Presigner presigner() {
    return presigner(endpoint, credentials);
  }

  URI endpoint() {
    return endpoint;
  }

  String versionedBucket() {
    String name = newBucket(false);
    client.putBucketVersioning(
        request ->
            request
                .bucket(name)
                .versioningConfiguration(to -> to.status(BucketVersioningStatus.ENABLED)));
    return name;
  }

  String lockingBucket() {
    return newBucket(true);
  }

  private String newBucket(boolean locking) {
    String name = "earmark-contract-" + UUID.randomUUID();
    client.createBucket(
        request ->
            request
                .bucket(name)
                .objectLockEnabledForBucket(locking)
                .createBucketConfiguration(
                    in -> in.locationConstraint(BucketLocationConstraint.EU_WEST_2)));
    buckets.add(name);
    return name;
  }

  /** Elsewhere nothing of the contract is left behind. */
  @Override
  public void close() throws IOException {
    if (local.isEmpty()) {
      buckets.forEach(this::remove);
    }
    client.close();
    local.ifPresent(LocalS3::close);
  }

  private void remove(String bucket) {
    client.listObjectVersionsPaginator(request -> request.bucket(bucket)).versions().stream()
        .map(
            version ->
                ObjectIdentifier.builder()
                    .key(version.key())
                    .versionId(version.versionId())
                    .build())
        .forEach(version -> remove(bucket, version));
    client.listObjectVersionsPaginator(request -> request.bucket(bucket)).deleteMarkers().stream()
        .map(
            marker ->
                ObjectIdentifier.builder().key(marker.key()).versionId(marker.versionId()).build())
        .forEach(marker -> remove(bucket, marker));
    client.deleteBucket(request -> request.bucket(bucket));
  }

  private void remove(String bucket, ObjectIdentifier version) {
    try {
      client.putObjectLegalHold(
          request ->
              request
                  .bucket(bucket)
                  .key(version.key())
                  .versionId(version.versionId())
                  .legalHold(hold -> hold.status(ObjectLockLegalHoldStatus.OFF)));
    } catch (S3Exception unlocked) {
      // A bucket without Object Lock knows no holds.
    }
    boolean locking = bypasses(bucket);
    client.deleteObject(
        request ->
            request
                .bucket(bucket)
                .key(version.key())
                .versionId(version.versionId())
                .bypassGovernanceRetention(locking ? true : null));
  }

  private boolean bypasses(String bucket) {
    try {
      client.getObjectLockConfiguration(request -> request.bucket(bucket));
      return true;
    } catch (S3Exception unlocked) {
      return false;
    }
  }
}
