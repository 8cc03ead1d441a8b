package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.recordings.Audio;
import earmark.recordings.Audio.Codec;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TranscribeLimitsTest {
  private static final long GIB = 1L << 30;

  private static Optional<String> reason(
      Codec codec, int channels, int rate, Optional<Duration> duration, long bytes) {
    return TranscribeLimits.reasonAgainst(new Audio(codec, channels, rate, duration, bytes));
  }

  private static Optional<String> lasting(Duration duration) {
    return reason(Codec.MP3, 1, 8_000, Optional.of(duration), 1000);
  }

  @Test
  void shouldTakeWhatLiesAtTheLimits() {
    assertThat(lasting(Duration.ofMillis(500))).isEmpty();
    assertThat(lasting(Duration.ofHours(8))).isEmpty();
    assertThat(reason(Codec.WAV_PCM, 2, 48_000, Optional.empty(), 2 * GIB)).isEmpty();
    assertThat(reason(Codec.WAV_MULAW, 2, 8_000, Optional.empty(), GIB)).isEmpty();
  }

  @Test
  void shouldSayWhatLiesBeyond() {
    assertThat(lasting(Duration.ofMillis(499)))
        .contains("The recording is shorter than half a second.");
    assertThat(lasting(Duration.ofHours(8).plusMillis(1)))
        .contains("The recording is longer than eight hours.");
    assertThat(reason(Codec.MP3, 1, 7_999, Optional.empty(), 1000))
        .contains(
            "The recording has a sample rate of 7999 Hz; 8,000 to 48,000 Hz can be transcribed.");
    assertThat(reason(Codec.MP3, 1, 48_001, Optional.empty(), 1000)).isPresent();
    assertThat(reason(Codec.MP3, 3, 8_000, Optional.empty(), 1000))
        .contains("The recording has 3 channels; one or two can be transcribed.");
    assertThat(reason(Codec.MP3, 0, 8_000, Optional.empty(), 1000)).isPresent();
    assertThat(reason(Codec.MP3, 1, 8_000, Optional.empty(), 2 * GIB + 1))
        .contains("The recording is larger than 2 GB.");
    assertThat(reason(Codec.WAV_ALAW, 1, 8_000, Optional.empty(), GIB + 1))
        .contains("The recording, decoded for Transcribe, is larger than 2 GB.");
    assertThat(reason(Codec.WAV_GSM, 1, 8_000, Optional.empty(), GIB / 4)).isPresent();
  }
}
