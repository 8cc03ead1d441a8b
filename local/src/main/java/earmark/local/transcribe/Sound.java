package earmark.local.transcribe;

import java.io.IOException;
import java.time.Duration;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;

/** A media file that can be decoded, as often as one likes, without ever being in memory. */
interface Sound {
  /** As AWS names it, for example {@code wav}. */
  String mediaFormat();

  AudioFormat format();

  Duration length();

  /** Signed 16-bit little-endian samples, channels interleaved, at the file's own rate. */
  AudioInputStream open() throws IOException;
}
