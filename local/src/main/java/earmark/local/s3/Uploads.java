package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.ChecksumAlgorithm;
import com.adobe.testing.s3mock.s3.model.MultipartUploadInfo;
import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Set;

/**
 * Multipart uploads and copies, used above 5 GB: what the first call asks for holds for the object
 * that the last one makes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html">UploadPartCopy</a>
 */
final class Uploads {
  private static final int MOST_PARTS = 10_000;

  private final StoredObjects objects;
  private final KeyLocks turns;
  private final Conditions conditions;
  private final Locks locks;
  private final Arrivals arrivals;
  private final Births births;
  private final Clock clock;

  Uploads(
      StoredObjects objects,
      KeyLocks turns,
      Conditions conditions,
      Locks locks,
      Arrivals arrivals,
      Births births,
      Clock clock) {
    this.objects = objects;
    this.turns = turns;
    this.conditions = conditions;
    this.locks = locks;
    this.arrivals = arrivals;
    this.births = births;
    this.clock = clock;
  }

  void start(Exchange exchange, S3Address object) throws IOException, ServletException {
    LockHeaders lock = locks.asked(exchange.request());
    exchange.passOnThen(
        Set.of(),
        answer -> {
          String uploadId = Xml.text(answer.body(), "UploadId").orElseThrow();
          births.note(object.bucket(), uploadId, clock.instant());
          PromisedLock.write(objects.folderOf(object, uploadId), lock);
        });
  }

  void copyPart(Exchange exchange, S3Address source, S3Address target) throws IOException {
    S3Request request = exchange.request();
    MultipartUploadInfo upload =
        objects.upload(target, uploadId(request)).orElseThrow(S3Failure::noSuchUpload);
    S3ObjectMetadata original = objects.read(source);
    Conditions.requireSource(request, original);
    ByteRange range =
        request
            .header("x-amz-copy-source-range")
            .map(header -> ByteRange.parse(header, original.getDataPath().toFile().length()))
            .orElseGet(() -> ByteRange.whole(original.getDataPath().toFile().length()));
    Path bytes = Files.createTempFile("part", null);
    try {
      copy(original.getDataPath(), range, bytes);
      Xml answer = store(request, target, upload, bytes);
      if (original.getVersionId() != null) {
        exchange.response().setHeader("x-amz-copy-source-version-id", original.getVersionId());
      }
      exchange.answer(answer);
    } finally {
      Files.delete(bytes);
    }
  }

  void complete(Exchange exchange, S3Address object) throws IOException, ServletException {
    LockHeaders lock = PromisedLock.read(objects.folderOf(object, uploadId(exchange.request())));
    turns.alone(
        object,
        () -> {
          conditions.require(exchange.request());
          exchange.passOnThen(
              Conditions.HEADERS,
              answer -> {
                S3Address version = answer.version().map(object::at).orElse(object);
                locks.apply(lock, version);
                arrivals.created(exchange, version, "CompleteMultipartUpload");
              });
          return object;
        });
  }

  void abort(Exchange exchange, S3Address object) {
    String uploadId = uploadId(exchange.request());
    if (objects.upload(object, uploadId).isEmpty()) {
      throw S3Failure.noSuchUpload();
    }
    objects.abort(object, uploadId);
    exchange.response().setStatus(204);
  }

  private Xml store(S3Request request, S3Address target, MultipartUploadInfo upload, Path bytes) {
    ChecksumAlgorithm algorithm = upload.getChecksumAlgorithm();
    String checksum = algorithm == null ? null : Checksums.of(bytes, algorithm);
    String tag = objects.storePart(target, upload, number(request), bytes, checksum);
    Xml answer =
        new Xml("CopyPartResult")
            .with("LastModified", Copies.time(clock.instant()))
            .with("ETag", Copies.quoted(tag));
    return algorithm == null ? answer : answer.with(Checksums.element(algorithm), checksum);
  }

  private static void copy(Path source, ByteRange range, Path target) throws IOException {
    try (FileChannel from = FileChannel.open(source);
        FileChannel to = FileChannel.open(target, StandardOpenOption.WRITE)) {
      long done = 0;
      while (done < range.length()) {
        done += from.transferTo(range.first() + done, range.length() - done, to);
      }
    }
  }

  private static String uploadId(S3Request request) {
    return request.parameter("uploadId").orElseThrow(S3Failure::noSuchUpload);
  }

  private static int number(S3Request request) {
    String text = request.parameter("partNumber").orElse("");
    if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > MOST_PARTS) {
      throw S3Failure.invalidArgument(
          "Part number must be an integer between 1 and 10000, inclusive");
    }
    return Integer.parseInt(text);
  }
}
