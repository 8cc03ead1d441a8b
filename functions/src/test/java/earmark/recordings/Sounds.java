package earmark.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Audio files for the tests. */
final class Sounds {
  private Sounds() {}

  /** A file made with SoX, FLAC's or Opus's own tools. */
  static byte[] file(String name) {
    try (InputStream file = Sounds.class.getResourceAsStream("/audio/" + name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Silence: PCM, two channels, 16 kHz, 16 bits. */
  static byte[] wav(int millis) {
    int bytes = millis * 64;
    return ByteBuffer.allocate(44 + bytes).put(wavHead(bytes).array()).array();
  }

  /** The head of a WAV that says it has this many bytes of audio. */
  static ByteBuffer wavHead(long audioBytes) {
    return ByteBuffer.allocate(44)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(ascii("RIFF"))
        .putInt((int) (audioBytes + 36))
        .put(ascii("WAVEfmt "))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) 2)
        .putInt(16_000)
        .putInt(64_000)
        .putShort((short) 4)
        .putShort((short) 16)
        .put(ascii("data"))
        .putInt((int) audioBytes);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
