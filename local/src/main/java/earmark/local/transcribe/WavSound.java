package earmark.local.transcribe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A WAV file of 16-bit PCM: the one kind of WAV that AWS documents. */
record WavSound(Path file, AudioFormat format, Duration length) implements Sound {
  @Override
  public String mediaFormat() {
    return "wav";
  }

  static WavSound read(Path file) throws IOException, JobFailedException {
    try (var sound = audio(file)) {
      var format = sound.getFormat();
      if (!format.getEncoding().equals(AudioFormat.Encoding.PCM_SIGNED)
          || format.getSampleSizeInBits() != 16) {
        throw JobFailedException.unsupportedFormat("A WAV file has to hold PCM of 16 bits.");
      }
      return new WavSound(file, format, length(sound, Files.size(file)));
    } catch (UnsupportedAudioFileException e) {
      throw JobFailedException.unsupportedFormat("A WAV file has to hold PCM of 16 bits.");
    }
  }

  /** A file that was cut off, or whose header was never filled in, is as long as its bytes. */
  private static Duration length(AudioInputStream sound, long bytes) {
    var format = sound.getFormat();
    var frames = Math.min(Math.max(0, sound.getFrameLength()), bytes / format.getFrameSize());
    return Duration.ofMillis((long) (frames * 1000 / format.getFrameRate()));
  }

  @Override
  public AudioInputStream open() throws IOException {
    try {
      return audio(file);
    } catch (UnsupportedAudioFileException e) {
      throw new IOException(e);
    }
  }

  private static AudioInputStream audio(Path file)
      throws IOException, UnsupportedAudioFileException {
    return AudioSystem.getAudioInputStream(
        new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }
}
