package earmark.transcripts;

import earmark.recordings.Audio;
import java.time.Duration;
import java.util.Optional;

/**
 * What Transcribe takes, as AWS documents it for batch jobs.
 *
 * @see <a href="https://docs.aws.amazon.com/transcribe/latest/dg/limits-guidelines.html">Guidelines
 *     and quotas</a>
 */
final class TranscribeLimits {
  static final Duration SHORTEST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofHours(8);
  static final long LARGEST_BYTES = 2L * 1024 * 1024 * 1024;
  static final int LOWEST_RATE = 8_000;
  static final int HIGHEST_RATE = 48_000;

  private TranscribeLimits() {}

  /**
   * Why this audio cannot be transcribed, in words for people; empty when it can. A duration that
   * is not known is no reason: Transcribe will tell.
   */
  static Optional<String> reasonAgainst(Audio audio) {
    if (audio.channels() < 1 || audio.channels() > 2) {
      return Optional.of(
          "The recording has %d channels; one or two can be transcribed."
              .formatted(audio.channels()));
    }
    if (audio.sampleRate() < LOWEST_RATE || audio.sampleRate() > HIGHEST_RATE) {
      return Optional.of(
          "The recording has a sample rate of %d Hz; 8,000 to 48,000 Hz can be transcribed."
              .formatted(audio.sampleRate()));
    }
    if (audio.duration().filter(d -> d.compareTo(SHORTEST) < 0).isPresent()) {
      return Optional.of("The recording is shorter than half a second.");
    }
    if (audio.duration().filter(d -> d.compareTo(LONGEST) > 0).isPresent()) {
      return Optional.of("The recording is longer than eight hours.");
    }
    if (audio.bytes() > LARGEST_BYTES) {
      return Optional.of("The recording is larger than 2 GB.");
    }
    if (pcmBytes(audio) > LARGEST_BYTES) {
      return Optional.of("The recording, decoded for Transcribe, is larger than 2 GB.");
    }
    return Optional.empty();
  }

  /** The most bytes that the work copy of this audio can have; 0 when it needs none. */
  static long pcmBytes(Audio audio) {
    return switch (audio.codec()) {
      case WAV_MULAW, WAV_ALAW -> audio.bytes() * 2;
      // 65 bytes of GSM hold 320 samples, which are 640 bytes of PCM.
      case WAV_GSM -> audio.bytes() * 640 / 65;
      case WAV_PCM, MP3, OGG_VORBIS, OGG_OPUS, FLAC, M4A -> 0;
    };
  }
}
