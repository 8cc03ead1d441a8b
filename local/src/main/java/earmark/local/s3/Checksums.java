package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.ChecksumAlgorithm;
import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import com.adobe.testing.s3mock.s3.util.ChecksumUtil;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Checksums as headers and documents name them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html">Checking
 *     object integrity</a>
 */
final class Checksums {
  private static final String ALGORITHM = "x-amz-checksum-algorithm";
  private static final Set<String> OTHERS =
      Set.of("content-md5", "x-amz-sdk-checksum-algorithm", "x-amz-trailer");

  private Checksums() {}

  /** What a copy is checked with: what is asked for, else as its source, else S3's default. */
  static ChecksumAlgorithm forCopy(S3Request request, S3ObjectMetadata source) {
    return request
        .header(ALGORITHM)
        .map(Checksums::named)
        .orElseGet(
            () ->
                source.getChecksumAlgorithm() == null
                    ? ChecksumAlgorithm.CRC64NVME
                    : source.getChecksumAlgorithm());
  }

  static String of(Path bytes, ChecksumAlgorithm algorithm) {
    return ChecksumUtil.INSTANCE.checksumFor(bytes, algorithm.toChecksumAlgorithm());
  }

  /** The element that carries a checksum in S3's documents, for example ChecksumSHA256. */
  static String element(ChecksumAlgorithm algorithm) {
    return "Checksum" + algorithm.name();
  }

  /** Whether an upload carries anything that its content can be checked with. */
  static boolean carriedBy(S3Request request) {
    List<String> names =
        request.headerNames().stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    return names.stream()
        .anyMatch(name -> OTHERS.contains(name) || name.startsWith("x-amz-checksum-"));
  }

  private static ChecksumAlgorithm named(String name) {
    ChecksumAlgorithm known = ChecksumAlgorithm.Companion.fromString(name);
    if (known == null) {
      throw S3Failure.invalidRequest("Checksum algorithm provided is unsupported.");
    }
    return known;
  }
}
