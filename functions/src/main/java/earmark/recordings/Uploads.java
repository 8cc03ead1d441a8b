package earmark.recordings;

import earmark.policy.RetentionClass;
import java.util.Optional;

/** The bucket that phone systems put their files into, as far as an arrival needs it. */
interface Uploads {
  /** Reads the head of a version, with what S3 knows of it. */
  Head read(UploadedVersion version);

  /** Reads up to {@link Upload#HEAD_BYTES} from a place further on. */
  byte[] readAt(UploadedVersion version, long offset);

  /** Reads the current version of a small file whole; empty when there is none. */
  Optional<SmallFile> readSmall(String bucket, String key);

  /** The current version of a key; empty when there is none. */
  Optional<UploadedVersion> current(String bucket, String key);

  /** Tells the bucket's lifecycle what has become of a version. */
  void tag(UploadedVersion version, RetentionClass retentionClass);

  /** What a first read finds. */
  sealed interface Head {
    record Found(Upload upload) implements Head {}

    /** There, but without a byte in it. */
    record Empty() implements Head {}

    /** No such key or version, or not any more. */
    record Gone() implements Head {}
  }

  /**
   * A file of at most {@link Upload#HEAD_BYTES}.
   *
   * @param complete false when the file is longer than that
   */
  record SmallFile(UploadedVersion version, String text, boolean complete) {
    /** Never prints what is in it. */
    @Override
    public String toString() {
      return "SmallFile[" + version + ", " + text.length() + " characters]";
    }
  }
}
