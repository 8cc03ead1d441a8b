package earmark.recordings;

import earmark.recordings.Audio.Codec;
import java.time.Duration;
import java.util.Optional;

/**
 * Ogg with Vorbis or Opus: the first page says how the audio is coded, the last one how long it is
 * (its granule position), so a longer file takes a second read.
 */
final class OggFormat implements AudioReader.AudioFormat {
  private static final String PAGE = "OggS";
  private static final int PAGE_HEAD = 27;
  private static final int SEGMENTS = 26;
  private static final int GRANULE = 6;
  private static final int OPUS_RATE = 48_000;

  @Override
  public boolean recognises(AudioWindow window) {
    return window.is(PAGE, 0);
  }

  @Override
  public Optional<Audio> read(AudioWindow window) {
    long packet = (long) PAGE_HEAD + window.u8(SEGMENTS);
    if (window.is("\u0001vorbis", packet)) {
      int rate = (int) window.u32le(packet + 12);
      return audio(window, Codec.OGG_VORBIS, window.u8(packet + 11), rate, rate, 0);
    }
    if (window.is("OpusHead", packet)) {
      int channels = window.u8(packet + 9);
      int skipped = window.u16le(packet + 10);
      return audio(window, Codec.OGG_OPUS, channels, OPUS_RATE, OPUS_RATE, skipped);
    }
    // Nothing of the kind, or cut off within the first page.
    window.u8(packet);
    return Optional.empty();
  }

  private static Optional<Audio> audio(
      AudioWindow window, Codec codec, int channels, int rate, int unitsASecond, int skipped) {
    if (channels == 0 || rate <= 0) {
      return Optional.empty();
    }
    Optional<Duration> duration =
        lastGranule(window)
            .map(
                granule -> Duration.ofMillis(Math.max(0, granule - skipped) * 1000 / unitsASecond));
    return Optional.of(new Audio(codec, channels, rate, duration, window.size()));
  }

  private static Optional<Long> lastGranule(AudioWindow window) {
    long start = Math.max(0, window.size() - Upload.HEAD_BYTES);
    window.u8(start);
    if (!window.has(window.size() - 1, 1)) {
      // The head reaches into the last 64 KiB, but not to the end.
      throw new AudioWindow.MissingBytesException(start);
    }
    for (long page = window.size() - PAGE_HEAD; page >= start; page--) {
      if (window.is(PAGE, page) && window.i64le(page + GRANULE) >= 0) {
        return Optional.of(window.i64le(page + GRANULE));
      }
    }
    return Optional.empty();
  }
}
