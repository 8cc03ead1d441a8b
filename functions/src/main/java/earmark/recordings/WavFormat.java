package earmark.recordings;

import earmark.recordings.Audio.Codec;
import java.time.Duration;
import java.util.Optional;

/**
 * WAV: chunks of RIFF, {@code fmt} before {@code data}. Lengths written by a recorder that never
 * came to its end (none, or the greatest) stand for the rest of the file.
 */
final class WavFormat implements AudioReader.AudioFormat {
  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEAD = 8;
  private static final int MOST_CHUNKS = 64;
  private static final long UNKNOWN_LENGTH = 0xffff_ffffL;
  private static final int EXTENSIBLE = 0xfffe;
  private static final int SUB_FORMAT = 24;

  @Override
  public boolean recognises(AudioWindow window) {
    return (window.is("RIFF", 0) || window.is("RF64", 0)) && window.is("WAVE", 8);
  }

  @Override
  public Optional<Audio> read(AudioWindow window) {
    long format = -1;
    long chunk = FIRST_CHUNK;
    for (int i = 0; i < MOST_CHUNKS; i++) {
      // From its first byte on, should this be where the second read begins.
      window.u8(chunk);
      long length = window.u32le(chunk + 4);
      long body = chunk + CHUNK_HEAD;
      if (window.is("data", chunk)) {
        return format < 0 ? Optional.empty() : audio(window, format, body, length);
      }
      if (window.is("fmt ", chunk)) {
        format = body;
      }
      chunk = body + length + (length & 1);
    }
    return Optional.empty();
  }

  private static Optional<Audio> audio(AudioWindow window, long format, long data, long length) {
    int channels = window.u16le(format + 2);
    long rate = window.u32le(format + 4);
    long bytesASecond = window.u32le(format + 8);
    if (channels == 0 || rate == 0 || rate > Integer.MAX_VALUE || bytesASecond == 0) {
      return Optional.empty();
    }
    long rest = Math.max(0, window.size() - data);
    long bytes = length == 0 || length == UNKNOWN_LENGTH ? rest : Math.min(length, rest);
    Duration duration = Duration.ofMillis(bytes * 1000 / bytesASecond);
    return codec(window, format)
        .map(c -> new Audio(c, channels, (int) rate, Optional.of(duration), window.size()));
  }

  private static Optional<Codec> codec(AudioWindow window, long format) {
    int tag = window.u16le(format);
    return switch (tag == EXTENSIBLE ? window.u16le(format + SUB_FORMAT) : tag) {
      case 1 -> Optional.of(Codec.WAV_PCM);
      case 6 -> Optional.of(Codec.WAV_ALAW);
      case 7 -> Optional.of(Codec.WAV_MULAW);
      case 0x31 -> Optional.of(Codec.WAV_GSM);
      default -> Optional.empty();
    };
  }
}
