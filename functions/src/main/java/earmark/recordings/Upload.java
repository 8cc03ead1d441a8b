package earmark.recordings;

import java.time.Instant;
import java.util.Map;

/**
 * What one ranged read tells of an uploaded version.
 *
 * @param metadata what the uploader set, names in lower case without {@code x-amz-meta-}
 * @param size of the whole object, in bytes
 * @param uploadedAt S3's own clock: nothing an uploader says changes it
 * @param head the first bytes of the file, at most {@link #HEAD_BYTES}
 */
record Upload(
    UploadedVersion source,
    Map<String, String> metadata,
    long size,
    Instant uploadedAt,
    AudioWindow head) {
  /** How much of a file is read at first. */
  static final int HEAD_BYTES = 64 * 1024;

  Upload {
    metadata = Map.copyOf(metadata);
  }

  @Override
  public String toString() {
    return "Upload[" + source + ", " + size + " bytes]";
  }
}
