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
    WAV_PCM,
    WAV_MULAW,
    WAV_ALAW,
    WAV_GSM,
    MP3,
    OGG_VORBIS,
    OGG_OPUS,
    FLAC,
    M4A
  }
}
