package earmark.local.transcribe;

import java.time.Duration;

/**
 * What Transcribe takes.
 *
 * @see <a href="https://docs.aws.amazon.com/transcribe/latest/dg/limits-guidelines.html">Guidelines
 *     and quotas</a>
 */
final class MediaLimits {
  private static final long LARGEST = 2L << 30;
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofHours(8);

  private MediaLimits() {}

  static void checkSize(long bytes) throws JobFailedException {
    if (bytes > LARGEST) {
      throw new JobFailedException(
          "Invalid file size: file size too large. Check the file size and try your request"
              + " again.");
    }
  }

  static void check(Sound sound, StartRequest request) throws JobFailedException {
    var rate = Math.round(sound.format().getSampleRate());
    if (request.mediaFormat() != null && !request.mediaFormat().equals(sound.mediaFormat())) {
      throw JobFailedException.formatMismatch();
    }
    if (rate < 8_000 || rate > 48_000) {
      throw new JobFailedException(
          "Invalid sample rate for audio file. It must be between 8000 and 48000 Hertz.");
    }
    if (request.mediaSampleRateHertz() != null && request.mediaSampleRateHertz() != rate) {
      throw new JobFailedException(
          "The sample rate provided does not match the detected sample rate.");
    }
    if (sound.format().getChannels() > 2) {
      throw new JobFailedException("Invalid number of channels: number of channels too large.");
    }
    checkLength(sound.length());
  }

  private static void checkLength(Duration length) throws JobFailedException {
    if (length.compareTo(SHORTEST) < 0) {
      throw new JobFailedException(
          "Invalid media duration: the media file must be at least 500 milliseconds long.");
    }
    if (length.compareTo(LONGEST) > 0) {
      throw new JobFailedException(
          "Invalid media duration: the media file must be at most 8 hours long.");
    }
  }
}
