package earmark.local.transcribe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Map;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * What one recogniser is to hear: one channel of a sound, or all channels mixed into one, at 16,000
 * samples a second.
 */
final class Voice extends FilterInputStream {
  private static final float RATE = 16_000;

  /** A channel's number, or this for all of them together. */
  private static final int ALL = -1;

  private final int channels;
  private final int wanted;
  private byte[] frames = new byte[0];

  private Voice(AudioInputStream sound, int wanted) {
    super(sound);
    this.channels = sound.getFormat().getChannels();
    this.wanted = wanted;
  }

  static InputStream channel(Sound sound, int channel) throws IOException {
    return new Voice(resampled(sound.open()), channel);
  }

  static InputStream mixed(Sound sound) throws IOException {
    return new Voice(resampled(sound.open()), ALL);
  }

  private static AudioInputStream resampled(AudioInputStream sound) {
    var from = sound.getFormat();
    if (from.getSampleRate() == RATE && !from.isBigEndian()) {
      return sound;
    }
    // Without the sinc filter, what lies above 8 kHz would come back as noise.
    var to =
        new AudioFormat(
            AudioFormat.Encoding.PCM_SIGNED,
            RATE,
            16,
            from.getChannels(),
            2 * from.getChannels(),
            RATE,
            false,
            Map.of("interpolation", "sinc"));
    return AudioSystem.getAudioInputStream(to, sound);
  }

  @Override
  public int read() throws IOException {
    throw new IOException("Samples are read by twos");
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("Nobody listens any more");
    }
    var samples = length / 2;
    if (frames.length < samples * channels * 2) {
      frames = new byte[samples * channels * 2];
    }
    var got = in.readNBytes(frames, 0, samples * channels * 2) / (channels * 2);
    for (var i = 0; i < got; i++) {
      var sample = wanted == ALL ? mix(i) : sample(i, wanted);
      into[offset + 2 * i] = (byte) sample;
      into[offset + 2 * i + 1] = (byte) (sample >> 8);
    }
    return got == 0 && length > 0 ? -1 : 2 * got;
  }

  private int mix(int frame) {
    var sum = 0;
    for (var channel = 0; channel < channels; channel++) {
      sum += sample(frame, channel);
    }
    return sum / channels;
  }

  private int sample(int frame, int channel) {
    var at = 2 * (frame * channels + channel);
    return (frames[at] & 0xFF) | (frames[at + 1] << 8);
  }
}
