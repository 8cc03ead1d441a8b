package earmark.recordings;

import java.time.Duration;
import java.util.Optional;

/**
 * What the head of a file says about its audio.
 *
 * @param codec how it is coded
 * @param channels how many channels
 * @param sampleRate in hertz
 * @param duration empty when the file does not tell within the bytes that were read
 * @param bytes the size of the whole file
 */
public record Audio(
    Codec codec, int channels, int sampleRate, Optional<Duration> duration, long bytes) {

  /** The formats that are recognised, with the container where it matters. */
  public enum Codec {
    WAV_PCM("audio/wav"),
    WAV_MULAW("audio/wav"),
    WAV_ALAW("audio/wav"),
    WAV_GSM("audio/wav"),
    MP3("audio/mpeg"),
    OGG_VORBIS("audio/ogg"),
    OGG_OPUS("audio/ogg"),
    FLAC("audio/flac"),
    M4A("audio/mp4");

    private final String contentType;

    Codec(String contentType) {
      this.contentType = contentType;
    }

    /** The media type under which it is kept and served. */
    public String contentType() {
      return contentType;
    }
  }
}
