package earmark.transcripts;

import earmark.transcripts.WorkCopies.UnreadableAudio;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a WAV file says before its sound.
 *
 * @param format Microsoft's number of the codec
 * @param dataBytes how many bytes of sound follow, never more than the file has
 */
record WaveHeader(int format, int channels, int sampleRate, long dataBytes) {
  static final int ALAW = 6;
  static final int MULAW = 7;
  static final int GSM = 0x31;

  private static final int RIFF_BYTES = 12;
  private static final int CHUNK_BYTES = 8;
  private static final int FMT_BYTES = 16;
  private static final int EXTENSIBLE = 0xFFFE;
  private static final int EXTENSIBLE_BYTES = 40;
  private static final int EXTENSIBLE_FORMAT_AT = 24;
  private static final long LARGEST_CHUNK = 1024 * 1024;
  private static final int MOST_CHUNKS = 100;

  /** Reads up to the first byte of the sound. */
  static WaveHeader read(InputStream wave, long bytes) throws IOException, UnreadableAudio {
    try {
      return new Reader(wave, bytes).read();
    } catch (EOFException e) {
      throw noWave();
    }
  }

  private static UnreadableAudio noWave() {
    return new UnreadableAudio("The recording is not a readable WAV file.");
  }

  /** Walks over the chunks. */
  private static final class Reader {
    private final InputStream wave;
    private final long bytes;
    private long read;

    Reader(InputStream wave, long bytes) {
      this.wave = wave;
      this.bytes = bytes;
    }

    WaveHeader read() throws IOException, UnreadableAudio {
      ByteBuffer riff = take(RIFF_BYTES);
      if (!text(riff, 0).equals("RIFF") || !text(riff, 8).equals("WAVE")) {
        throw noWave();
      }
      ByteBuffer fmt = null;
      for (int i = 0; i < MOST_CHUNKS; i++) {
        ByteBuffer chunk = take(CHUNK_BYTES);
        String name = text(chunk, 0);
        long length = Integer.toUnsignedLong(chunk.getInt(4));
        if (name.equals("data")) {
          return header(fmt, length);
        }
        if (length > LARGEST_CHUNK) {
          throw noWave();
        }
        ByteBuffer content = take((int) (length + length % 2));
        fmt = name.equals("fmt ") ? content : fmt;
      }
      throw noWave();
    }

    /** A length of nothing, or of more than there is, was written before the call had ended. */
    private WaveHeader header(ByteBuffer fmt, long length) throws UnreadableAudio {
      if (fmt == null || fmt.capacity() < FMT_BYTES) {
        throw noWave();
      }
      int format = Short.toUnsignedInt(fmt.getShort(0));
      if (format == EXTENSIBLE && fmt.capacity() >= EXTENSIBLE_BYTES) {
        format = Short.toUnsignedInt(fmt.getShort(EXTENSIBLE_FORMAT_AT));
      }
      int channels = fmt.getShort(2);
      int sampleRate = fmt.getInt(4);
      if (channels < 1 || channels > 2 || sampleRate < 1) {
        throw noWave();
      }
      long left = Math.max(0, bytes - read);
      return new WaveHeader(
          format, channels, sampleRate, length == 0 ? left : Math.min(length, left));
    }

    private ByteBuffer take(int length) throws IOException {
      byte[] taken = wave.readNBytes(length);
      if (taken.length < length) {
        throw new EOFException();
      }
      read += length;
      return ByteBuffer.wrap(taken).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String text(ByteBuffer from, int at) {
      byte[] name = new byte[4];
      from.get(at, name);
      return new String(name, StandardCharsets.US_ASCII);
    }
  }
}
