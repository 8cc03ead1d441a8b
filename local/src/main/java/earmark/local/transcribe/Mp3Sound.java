package earmark.local.transcribe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Header;

/** An MP3 file, of constant or variable bit rate. */
record Mp3Sound(Path file, AudioFormat format, Duration length) implements Sound {
  @Override
  public String mediaFormat() {
    return "mp3";
  }

  /** Walks over the headers of all frames: the only true length of a file of variable bit rate. */
  static Mp3Sound read(Path file) throws IOException, JobFailedException {
    try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      var frames = new Bitstream(in);
      var header = frames.readFrame();
      if (header == null) {
        throw JobFailedException.unreadable();
      }
      var format = format(header);
      var samples = 0L;
      for (; header != null; header = frames.readFrame()) {
        samples += samples(header);
        frames.closeFrame();
      }
      return new Mp3Sound(
          file, format, Duration.ofMillis((long) (samples * 1000 / format.getSampleRate())));
    } catch (BitstreamException e) {
      throw JobFailedException.unreadable();
    }
  }

  private static AudioFormat format(Header header) {
    var channels = header.mode() == Header.SINGLE_CHANNEL ? 1 : 2;
    return new AudioFormat(header.frequency(), 16, channels, true, false);
  }

  private static int samples(Header header) {
    return switch (header.layer()) {
      case 1 -> 384;
      case 3 -> header.version() == Header.MPEG1 ? 1152 : 576;
      default -> 1152;
    };
  }

  @Override
  public AudioInputStream open() throws IOException {
    return new AudioInputStream(
        new Mp3Stream(Files.newInputStream(file)), format, AudioSystem.NOT_SPECIFIED);
  }
}
