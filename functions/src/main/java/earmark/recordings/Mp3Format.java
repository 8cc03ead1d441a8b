package earmark.recordings;

import earmark.recordings.Audio.Codec;
import java.time.Duration;
import java.util.Optional;

/**
 * MP3: behind an ID3v2 tag, which may be longer than the head, frames that each tell how they are
 * coded. The first one of a file with a varying bit rate counts them (Xing, Info or VBRI);
 * otherwise its bit rate holds for the whole file.
 */
final class Mp3Format implements AudioReader.AudioFormat {
  private static final int SYNC = 0x7ff;
  private static final int TAG_HEAD = 10;
  private static final int OLD_TAG = 128;
  private static final int PADDING_SEARCHED = 4096;
  private static final int VBRI = 36;
  private static final int[] MPEG1_KBPS = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0
  };
  private static final int[] MPEG2_KBPS = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0
  };
  private static final int[] MPEG1_RATES = {44_100, 48_000, 32_000};

  @Override
  public boolean recognises(AudioWindow window) {
    return window.is("ID3", 0) || firstFrame(window, 0).isPresent();
  }

  @Override
  public Optional<Audio> read(AudioWindow window) {
    long start = tagLength(window);
    window.u8(start);
    return firstFrame(window, start).map(frame -> audio(window, frame));
  }

  private static Audio audio(AudioWindow window, Frame frame) {
    Duration duration =
        frames(window, frame)
            .map(frames -> Duration.ofMillis(frames * frame.samples() * 1000 / frame.rate()))
            .orElseGet(() -> atConstantRate(window, frame));
    return new Audio(
        Codec.MP3, frame.channels(), frame.rate(), Optional.of(duration), window.size());
  }

  private static Duration atConstantRate(AudioWindow window, Frame frame) {
    boolean oldTag = window.is("TAG", window.size() - OLD_TAG);
    long bytes = window.size() - frame.start() - (oldTag ? OLD_TAG : 0);
    return Duration.ofMillis(bytes * 8 / frame.kbps());
  }

  /** How many frames the file says it has. */
  private static Optional<Long> frames(AudioWindow window, Frame frame) {
    long counted = frame.start() + 4 + frame.sideInformation();
    boolean xing = window.is("Xing", counted) || window.is("Info", counted);
    if (xing && (window.u32be(counted + 4) & 1) == 1) {
      return Optional.of(window.u32be(counted + 8));
    }
    return window.is("VBRI", frame.start() + VBRI)
        ? Optional.of(window.u32be(frame.start() + VBRI + 14))
        : Optional.empty();
  }

  /** The length of the ID3v2 tag, written in seven bits a byte. */
  private static long tagLength(AudioWindow window) {
    if (!window.is("ID3", 0)) {
      return 0;
    }
    long length = 0;
    for (int i = 6; i < TAG_HEAD; i++) {
      length = length << 7 | (window.u8(i) & 0x7f);
    }
    boolean footer = (window.u8(5) & 0x10) != 0;
    return TAG_HEAD + length + (footer ? TAG_HEAD : 0);
  }

  /** Two frames in a row, or one that is the whole file: less is chance. */
  private static Optional<Frame> firstFrame(AudioWindow window, long from) {
    for (long at = from; at < from + PADDING_SEARCHED && window.has(at, 4); at++) {
      Optional<Frame> frame = frame(window, at).filter(found -> isFollowed(window, found));
      if (frame.isPresent()) {
        return frame;
      }
    }
    return Optional.empty();
  }

  private static boolean isFollowed(AudioWindow window, Frame frame) {
    long next = frame.start() + frame.length();
    return next == window.size()
        || window.is("TAG", next)
        || (window.has(next, 4) && frame(window, next).isPresent());
  }

  private static Optional<Frame> frame(AudioWindow window, long at) {
    if (!window.has(at, 4)) {
      return Optional.empty();
    }
    long header = window.u32be(at);
    int version = bits(header, 19, 2);
    boolean layer3 = bits(header, 17, 2) == 1;
    int rate = bits(header, 10, 2);
    boolean mpeg1 = version == 3;
    int kbps = (mpeg1 ? MPEG1_KBPS : MPEG2_KBPS)[bits(header, 12, 4)];
    if (bits(header, 21, 11) != SYNC || version == 1 || !layer3 || rate == 3 || kbps == 0) {
      return Optional.empty();
    }
    int slowness =
        switch (version) {
          case 3 -> 1;
          case 2 -> 2;
          default -> 4;
        };
    return Optional.of(
        new Frame(
            at,
            mpeg1,
            bits(header, 6, 2) == 3 ? 1 : 2,
            MPEG1_RATES[rate] / slowness,
            kbps,
            bits(header, 9, 1)));
  }

  private static int bits(long header, int from, int count) {
    return (int) (header >> from & ((1 << count) - 1));
  }

  /** A frame: where it starts and how it is coded. */
  private record Frame(long start, boolean mpeg1, int channels, int rate, int kbps, int padding) {
    int samples() {
      return mpeg1 ? 1152 : 576;
    }

    long length() {
      return samples() / 8L * kbps * 1000 / rate + padding;
    }

    int sideInformation() {
      if (mpeg1) {
        return channels == 1 ? 17 : 32;
      }
      return channels == 1 ? 9 : 17;
    }
  }
}
