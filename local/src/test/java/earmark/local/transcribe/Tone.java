package earmark.local.transcribe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntUnaryOperator;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** WAV files with a tone on each channel. */
final class Tone {
  private Tone() {}

  /**
   * A file as 16-bit PCM.
   *
   * @param hertz the tone of each channel; 0 for silence
   */
  static byte[] wav(int rate, int milliseconds, int... hertz) throws IOException {
    return wav(new AudioFormat(rate, 16, hertz.length, true, false), milliseconds, i -> hertz[i]);
  }

  static byte[] wav(AudioFormat format, int milliseconds, IntUnaryOperator hertz)
      throws IOException {
    var rate = (int) format.getSampleRate();
    var frames = rate * milliseconds / 1000;
    var samples =
        ByteBuffer.allocate(frames * format.getFrameSize()).order(ByteOrder.LITTLE_ENDIAN);
    for (var frame = 0; frame < frames; frame++) {
      for (var channel = 0; channel < format.getChannels(); channel++) {
        var phase = 2 * Math.PI * hertz.applyAsInt(channel) * frame / rate;
        var sample = (int) (10_000 * Math.sin(phase));
        if (format.getSampleSizeInBits() == 16) {
          samples.putShort((short) sample);
        } else {
          samples.put((byte) (128 + sample / 256));
        }
      }
    }
    var file = new ByteArrayOutputStream();
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(samples.array()), format, frames),
        AudioFileFormat.Type.WAVE,
        file);
    return file.toByteArray();
  }
}
