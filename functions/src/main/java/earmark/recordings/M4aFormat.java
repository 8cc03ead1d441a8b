package earmark.recordings;

import earmark.recordings.Audio.Codec;
import java.time.Duration;
import java.util.Optional;

/**
 * M4A: boxes in boxes. The one that tells ({@code moov}) may stand behind the audio, which takes a
 * second read; what is needed of it stands in its first few hundred bytes.
 */
final class M4aFormat implements AudioReader.AudioFormat {
  private static final int BOX_HEAD = 8;
  private static final int LONG_BOX_HEAD = 16;
  private static final int MOST_BOXES = 64;

  @Override
  public boolean recognises(AudioWindow window) {
    return window.is("ftyp", 4);
  }

  @Override
  public Optional<Audio> read(AudioWindow window) {
    Box file = new Box(0, window.size());
    return child(window, file, "moov").flatMap(movie -> movie(window, movie));
  }

  private static Optional<Audio> movie(AudioWindow window, Box movie) {
    Optional<Duration> duration =
        child(window, movie, "mvhd").flatMap(header -> duration(window, header.body()));
    return child(window, movie, "trak")
        .flatMap(track -> child(window, track, "mdia"))
        .flatMap(media -> child(window, media, "minf"))
        .flatMap(information -> child(window, information, "stbl"))
        .flatMap(table -> child(window, table, "stsd"))
        .flatMap(descriptions -> audio(window, descriptions.body() + BOX_HEAD, duration));
  }

  /** The first sample description: channels at 24, the rate as 16.16 bits at 32 from its start. */
  private static Optional<Audio> audio(
      AudioWindow window, long description, Optional<Duration> duration) {
    int channels = window.u16be(description + 24);
    int rate = window.u16be(description + 32);
    return channels == 0 || rate == 0
        ? Optional.empty()
        : Optional.of(new Audio(Codec.M4A, channels, rate, duration, window.size()));
  }

  private static Optional<Duration> duration(AudioWindow window, long header) {
    boolean wide = window.u8(header) == 1;
    long scale = window.u32be(header + (wide ? 20 : 12));
    long length = wide ? window.i64be(header + 24) : window.u32be(header + 16);
    return scale == 0 || length < 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(length / scale).plusMillis(length % scale * 1000 / scale));
  }

  private static Optional<Box> child(AudioWindow window, Box parent, String type) {
    long start = parent.body();
    for (int i = 0; i < MOST_BOXES && start < parent.end(); i++) {
      Box box = box(window, start, parent.end());
      if (window.is(type, start + 4)) {
        return Optional.of(box);
      }
      if (box.end() <= start) {
        return Optional.empty();
      }
      start = box.end();
    }
    return Optional.empty();
  }

  private static Box box(AudioWindow window, long start, long end) {
    long length = window.u32be(start);
    window.u8(start + BOX_HEAD - 1);
    if (length == 1) {
      return new Box(start + LONG_BOX_HEAD, start + window.i64be(start + BOX_HEAD));
    }
    return new Box(start + BOX_HEAD, length == 0 ? end : start + length);
  }

  /** A box: where its content begins and where it ends. */
  private record Box(long body, long end) {}
}
