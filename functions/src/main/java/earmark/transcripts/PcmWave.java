package earmark.transcripts;

import earmark.transcripts.WorkCopies.UnreadableAudio;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Turns a WAV file of telephony (µ-law, A-law, GSM 6.10) into one of 16-bit PCM, as it streams. */
final class PcmWave {
  private static final int HEADER_BYTES = 44;
  private static final int FMT_BYTES = 16;
  private static final int PCM = 1;
  private static final int SAMPLE_BYTES = 2;

  private PcmWave() {}

  /**
   * The same sound as 16-bit PCM, header first. A file that ends early gives what there is of it.
   *
   * @param wave the file from its beginning
   * @param bytes the length of the whole file
   * @throws UnreadableAudio when it is no such WAV file
   */
  static InputStream decode(InputStream wave, long bytes) throws IOException, UnreadableAudio {
    WaveHeader header = WaveHeader.read(wave, bytes);
    return switch (header.format()) {
      case WaveHeader.MULAW -> companded(wave, header, AudioFormat.Encoding.ULAW);
      case WaveHeader.ALAW -> companded(wave, header, AudioFormat.Encoding.ALAW);
      case WaveHeader.GSM -> gsm(wave, header);
      default ->
          throw new UnreadableAudio(
              "The recording is a WAV file of kind %d, which cannot be decoded."
                  .formatted(header.format()));
    };
  }

  private static InputStream companded(
      InputStream wave, WaveHeader header, AudioFormat.Encoding encoding) {
    int channels = header.channels();
    float rate = header.sampleRate();
    long frames = header.dataBytes() / channels;
    AudioFormat coded = new AudioFormat(encoding, rate, 8, channels, channels, rate, false);
    AudioFormat plain = new AudioFormat(rate, 16, channels, true, false);
    InputStream pcm =
        AudioSystem.getAudioInputStream(plain, new AudioInputStream(wave, coded, frames));
    return withHeader(header, frames * channels * SAMPLE_BYTES, pcm);
  }

  private static InputStream gsm(InputStream wave, WaveHeader header) throws UnreadableAudio {
    if (header.channels() != 1) {
      throw new UnreadableAudio("The recording is a GSM file with more than one channel.");
    }
    long blocks = header.dataBytes() / GsmInputStream.BLOCK_BYTES;
    return withHeader(header, blocks * GsmInputStream.PCM_BYTES, new GsmInputStream(wave, blocks));
  }

  private static InputStream withHeader(WaveHeader header, long pcmBytes, InputStream pcm) {
    int frameBytes = header.channels() * SAMPLE_BYTES;
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(ascii("RIFF")).putInt((int) (HEADER_BYTES - 8 + pcmBytes)).put(ascii("WAVE"));
    bytes.put(ascii("fmt ")).putInt(FMT_BYTES).putShort((short) PCM);
    bytes.putShort((short) header.channels()).putInt(header.sampleRate());
    bytes.putInt(header.sampleRate() * frameBytes).putShort((short) frameBytes);
    bytes.putShort((short) (SAMPLE_BYTES * Byte.SIZE));
    bytes.put(ascii("data")).putInt((int) pcmBytes);
    return new SequenceInputStream(new ByteArrayInputStream(bytes.array()), pcm);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
