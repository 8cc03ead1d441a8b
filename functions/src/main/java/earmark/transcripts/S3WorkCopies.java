package earmark.transcripts;

import earmark.platform.Environment;
import earmark.platform.Setting;
import earmark.recordings.RecordingId;
import earmark.retention.Casework;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Work copies in the casework bucket, streamed from the vault's version through the decoder: never
 * more than one part of 8 MiB is in memory. One read, and one write or one for each part and two
 * more.
 */
final class S3WorkCopies implements WorkCopies {
  private static final int PART_BYTES = 8 * 1024 * 1024;
  private static final int NOT_FOUND = 404;

  private final S3Client s3;
  private final String recordings;
  private final String casework;

  S3WorkCopies(S3Client s3, Environment environment) {
    this.s3 = s3;
    this.recordings = environment.get(Setting.RECORDINGS_BUCKET);
    this.casework = environment.get(Setting.CASEWORK_BUCKET);
  }

  @Override
  public void make(RecordingId id, Media media) throws UnreadableAudio {
    try (ResponseInputStream<GetObjectResponse> original = original(id, media)) {
      InputStream pcm = PcmWave.decode(original, original.response().contentLength());
      write(Casework.workCopy(id), pcm);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void remove(RecordingId id) {
    var _ = s3.deleteObject(delete -> delete.bucket(casework).key(Casework.workCopy(id)));
  }

  private ResponseInputStream<GetObjectResponse> original(RecordingId id, Media media)
      throws UnreadableAudio {
    try {
      return s3.getObject(
          get -> get.bucket(recordings).key(id.value()).versionId(media.vaultVersion()));
    } catch (S3Exception e) {
      if (e.statusCode() == NOT_FOUND) {
        throw new UnreadableAudio("The recording is no longer in the vault.");
      }
      throw e;
    }
  }

  private void write(String key, InputStream content) throws IOException {
    byte[] first = content.readNBytes(PART_BYTES);
    if (first.length < PART_BYTES) {
      var _ = s3.putObject(put -> put.bucket(casework).key(key), RequestBody.fromBytes(first));
    } else {
      writeParts(key, first, content);
    }
  }

  private void writeParts(String key, byte[] first, InputStream content) throws IOException {
    String upload = s3.createMultipartUpload(create -> create.bucket(casework).key(key)).uploadId();
    boolean complete = false;
    try {
      List<CompletedPart> parts = new ArrayList<>();
      for (byte[] part = first; part.length > 0; part = content.readNBytes(PART_BYTES)) {
        parts.add(writePart(key, upload, parts.size() + 1, part));
      }
      var _ =
          s3.completeMultipartUpload(
              completion ->
                  completion
                      .bucket(casework)
                      .key(key)
                      .uploadId(upload)
                      .multipartUpload(all -> all.parts(parts)));
      complete = true;
    } finally {
      if (!complete) {
        abort(key, upload);
      }
    }
  }

  private CompletedPart writePart(String key, String upload, int number, byte[] part) {
    UploadPartResponse written =
        s3.uploadPart(
            request -> request.bucket(casework).key(key).uploadId(upload).partNumber(number),
            RequestBody.fromBytes(part));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(written.eTag())
        .checksumCRC32(written.checksumCRC32())
        .build();
  }

  /** Lifecycle takes away what this leaves, and the first error is the one to be told. */
  private void abort(String key, String upload) {
    try {
      var _ = s3.abortMultipartUpload(abort -> abort.bucket(casework).key(key).uploadId(upload));
    } catch (S3Exception e) {
      System.getLogger(S3WorkCopies.class.getName())
          .log(System.Logger.Level.WARNING, "An unfinished work copy was left behind", e);
    }
  }
}
