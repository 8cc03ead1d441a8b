package earmark.local.transcribe;

import earmark.local.calls.Callers;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * S3 in the name of whoever started the job: Transcribe has no access of its own, it reads the
 * media and writes the document with the permissions of its caller.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/transcribe/latest/dg/security_iam_service-with-iam.html">
 *     How Transcribe works with IAM</a>
 */
final class CallerS3 {
  private final URI endpoint;
  private final Callers callers;

  CallerS3(URI endpoint, Callers callers) {
    this.endpoint = endpoint;
    this.callers = callers;
  }

  /** Fetches the current version into a file, without holding it in memory. */
  void fetch(String caller, StartRequest.S3Object object, Path file)
      throws IOException, JobFailedException {
    try (var s3 = client(caller);
        var media = s3.getObject(get -> get.bucket(object.bucket()).key(object.key()))) {
      MediaLimits.checkSize(media.response().contentLength());
      Files.copy(media, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (SdkException e) {
      throw failed(
          "The S3 object that you specified as MediaFileUri can't be read. Make sure that the"
              + " object exists and that you may read it.",
          e);
    }
  }

  void put(String caller, StartRequest.S3Object object, String json) throws JobFailedException {
    try (var s3 = client(caller)) {
      s3.putObject(
          put -> put.bucket(object.bucket()).key(object.key()).contentType("application/json"),
          RequestBody.fromString(json));
    } catch (SdkException e) {
      throw failed(
          "The S3 bucket that you specified as OutputBucketName can't be written to. Make sure that"
              + " the bucket exists and that you may write to it.",
          e);
    }
  }

  private static JobFailedException failed(String reason, SdkException cause) {
    var failed = new JobFailedException(reason);
    failed.initCause(cause);
    return failed;
  }

  private S3Client client(String caller) throws JobFailedException {
    var secret =
        callers
            .secretOf(caller)
            .orElseThrow(() -> new JobFailedException("The caller of the job is not known."));
    return S3Client.builder()
        .endpointOverride(endpoint)
        .region(Region.of(LocalTranscribe.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(caller, secret)))
        .httpClient(UrlConnectionHttpClient.create())
        .serviceConfiguration(
            S3Configuration.builder()
                .pathStyleAccessEnabled(true)
                .chunkedEncodingEnabled(false)
                .build())
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .build();
  }
}
