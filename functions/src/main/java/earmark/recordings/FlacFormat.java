package earmark.recordings;

import earmark.recordings.Audio.Codec;
import java.time.Duration;
import java.util.Optional;

/** FLAC: the block STREAMINFO, always the first, tells everything. */
final class FlacFormat implements AudioReader.AudioFormat {
  private static final int RATE = 18;
  private static final int CHANNELS = 20;
  private static final int SAMPLES = 21;
  private static final long LOW_36_BITS = (1L << 36) - 1;

  @Override
  public boolean recognises(AudioWindow window) {
    return window.is("fLaC", 0);
  }

  @Override
  public Optional<Audio> read(AudioWindow window) {
    int rate = (int) (window.u32be(RATE) >> 12);
    int channels = (window.u8(CHANNELS) >> 1 & 7) + 1;
    long samples = ((long) window.u8(SAMPLES) << 32 | window.u32be(SAMPLES + 1)) & LOW_36_BITS;
    if (rate == 0) {
      return Optional.empty();
    }
    Optional<Duration> duration =
        samples == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(samples * 1000 / rate));
    return Optional.of(new Audio(Codec.FLAC, channels, rate, duration, window.size()));
  }
}
