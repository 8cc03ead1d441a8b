package earmark.local.s3;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a copy's source.
 *
 * @param first offset of its first byte
 * @param length in bytes
 */
record ByteRange(long first, long length) {
  private static final Pattern FORM = Pattern.compile("bytes=(\\d{1,18})-(\\d{1,18})");

  static ByteRange whole(long size) {
    return new ByteRange(0, size);
  }

  /** Reads {@code bytes=first-last}, which must lie within the source. */
  static ByteRange parse(String header, long size) {
    Matcher range = FORM.matcher(header);
    if (!range.matches()) {
      throw S3Failure.invalidArgument(
          "The x-amz-copy-source-range value must be of the form bytes=first-last where first and"
              + " last are the zero-based offsets of the first and last bytes to copy");
    }
    long first = Long.parseLong(range.group(1));
    long last = Long.parseLong(range.group(2));
    if (first > last || last >= size) {
      throw S3Failure.invalidArgument(
          "Range specified is not valid for source object of size: " + size);
    }
    return new ByteRange(first, last - first + 1);
  }
}
