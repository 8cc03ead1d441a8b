package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.ChecksumAlgorithm;
import com.adobe.testing.s3mock.s3.dto.StorageClass;
import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * CopyObject in one call: of a named version, on a condition, with tags, metadata, lock and
 * checksum.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html">CopyObject</a>
 */
final class Copies {
  /** Bytes that a single CopyObject may copy: 5 GiB. */
  static final long LIMIT = 5L * 1024 * 1024 * 1024;

  private static final String USER_METADATA = "x-amz-meta-";
  private static final Set<String> STORED_HEADERS =
      Set.of(
          "expires",
          "content-language",
          "content-disposition",
          "content-encoding",
          "cache-control");

  private final StoredObjects objects;
  private final KeyLocks turns;
  private final Conditions conditions;
  private final Locks locks;
  private final Arrivals arrivals;

  Copies(
      StoredObjects objects,
      KeyLocks turns,
      Conditions conditions,
      Locks locks,
      Arrivals arrivals) {
    this.objects = objects;
    this.turns = turns;
    this.conditions = conditions;
    this.locks = locks;
    this.arrivals = arrivals;
  }

  void copy(Exchange exchange, S3Address source, S3Address target)
      throws IOException, ServletException {
    S3Request request = exchange.request();
    LockHeaders lock = locks.asked(request);
    S3ObjectMetadata original = objects.read(source);
    Conditions.requireSource(request, original);
    requireSize(original);
    ObjectDraft draft = draft(request, original);
    S3ObjectMetadata copy =
        turns.alone(
            target,
            () -> {
              conditions.require(request);
              S3ObjectMetadata made = objects.store(target, draft);
              S3Address version = address(target, made);
              locks.apply(lock, version);
              arrivals.created(exchange, version, "Copy");
              return made;
            });
    answer(exchange, original, copy);
  }

  private static void answer(Exchange exchange, S3ObjectMetadata original, S3ObjectMetadata copy)
      throws IOException {
    header(exchange, "x-amz-copy-source-version-id", original);
    header(exchange, "x-amz-version-id", copy);
    exchange.answer(
        new Xml("CopyObjectResult")
            .with("LastModified", time(Instant.ofEpochMilli(copy.getLastModified())))
            .with("ETag", quoted(String.valueOf(copy.getEtag())))
            .with("ChecksumType", String.valueOf(copy.getChecksumType()))
            .with(Checksums.element(copy.getChecksumAlgorithm()), copy.getChecksum()));
  }

  private static void header(Exchange exchange, String name, S3ObjectMetadata object) {
    if (object.getVersionId() != null) {
      exchange.response().setHeader(name, object.getVersionId());
    }
  }

  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String quoted(String tag) {
    return "\"" + tag.replace("\"", "") + "\"";
  }

  private static void requireSize(S3ObjectMetadata original) {
    if (original.getDataPath().toFile().length() > LIMIT) {
      throw S3Failure.invalidRequest(
          "The specified copy source is larger than the maximum allowable size for a copy source: "
              + LIMIT);
    }
  }

  private static S3Address address(S3Address target, S3ObjectMetadata made) {
    return made.getVersionId() == null ? target : target.at(made.getVersionId());
  }

  private static ObjectDraft draft(S3Request request, S3ObjectMetadata original) {
    boolean replaced =
        request.header("x-amz-metadata-directive").filter("REPLACE"::equals).isPresent();
    ChecksumAlgorithm algorithm = Checksums.forCopy(request, original);
    return new ObjectDraft(
        original.getDataPath(),
        replaced ? request.header("content-type").orElse(null) : original.getContentType(),
        replaced ? headers(request, Copies::isStored) : original.getStoreHeaders(),
        replaced
            ? headers(request, name -> name.startsWith(USER_METADATA))
            : original.getUserMetadata(),
        Tags.replaced(request) ? Tags.in(request) : original.getTags(),
        algorithm,
        Checksums.of(original.getDataPath(), algorithm),
        original.getOwner(),
        storageClass(request, original));
  }

  private static boolean isStored(String name) {
    return STORED_HEADERS.contains(name);
  }

  private static Map<String, String> headers(S3Request request, Predicate<String> wanted) {
    return request.headerNames().stream()
        .map(name -> name.toLowerCase(Locale.ROOT))
        .distinct()
        .filter(wanted)
        .collect(Collectors.toMap(name -> name, name -> request.header(name).orElse("")));
  }

  private static StorageClass storageClass(S3Request request, S3ObjectMetadata original) {
    return request
        .header("x-amz-storage-class")
        .map(StorageClass::valueOf)
        .orElse(original.getStorageClass());
  }
}
