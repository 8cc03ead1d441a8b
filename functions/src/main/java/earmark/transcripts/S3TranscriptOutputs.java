package earmark.transcripts;

import earmark.recordings.RecordingId;
import earmark.retention.Casework;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Transcribe's output in the casework bucket. */
final class S3TranscriptOutputs implements TranscriptOutputs {
  /** Eight hours of speech take about 20 MB. */
  private static final long LARGEST_BYTES = 64L * 1024 * 1024;

  private final S3Client s3;
  private final String casework;

  S3TranscriptOutputs(S3Client s3, String casework) {
    this.s3 = s3;
    this.casework = casework;
  }

  @Override
  public Optional<Transcript> read(RecordingId id) {
    try (ResponseInputStream<GetObjectResponse> output =
        s3.getObject(get -> get.bucket(casework).key(Casework.output(id)))) {
      if (output.response().contentLength() > LARGEST_BYTES) {
        output.abort();
        throw new IOException("The transcript of " + id + " is too large to be read");
      }
      return Optional.of(TranscribeOutput.read(output).transcript());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean exists(RecordingId id) {
    try {
      var _ = s3.headObject(head -> head.bucket(casework).key(Casework.output(id)));
      return true;
    } catch (NoSuchKeyException e) {
      return false;
    }
  }
}
