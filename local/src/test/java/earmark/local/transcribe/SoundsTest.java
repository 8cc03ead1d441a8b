package earmark.local.transcribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundsTest {
  private static final Path SAMPLES = Path.of("..", "events", "recordings", "audio");

  @TempDir private Path folder;

  @Nested
  class Reading {
    @Test
    void shouldReadTheFormatAndLengthOfAWavFile() throws Exception {
      var sound = sound(Tone.wav(8_000, 1_500, 400, 600));

      assertThat(sound.mediaFormat()).isEqualTo("wav");
      assertThat(sound.format().getChannels()).isEqualTo(2);
      assertThat(sound.format().getSampleRate()).isEqualTo(8_000);
      assertThat(sound.length()).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void shouldReadTheFormatAndLengthOfAnMp3File() throws Exception {
      var sound = Sounds.read(SAMPLES.resolve("books-mono.mp3"));

      assertThat(sound.mediaFormat()).isEqualTo("mp3");
      assertThat(sound.format().getChannels()).isEqualTo(1);
      assertThat(sound.format().getSampleRate()).isEqualTo(16_000);
      assertThat(sound.length()).isBetween(Duration.ofMillis(13_700), Duration.ofMillis(13_950));
    }

    @Test
    void shouldNotBelieveAHeaderThatPromisesMoreThanThereIs() throws Exception {
      var cutOff = Arrays.copyOf(Tone.wav(16_000, 2_000, 400), 32_044);

      assertThat(sound(cutOff).length())
          .isBetween(Duration.ofMillis(990), Duration.ofMillis(1_010));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>not found</html>", "", "RIFF", "\u00ff"})
    void shouldRefuseWhatIsNoMedia(String content) {
      assertThatThrownBy(() -> sound(content.getBytes(StandardCharsets.ISO_8859_1)))
          .isInstanceOf(JobFailedException.class)
          .hasMessageStartingWith("The data in your input file isn't valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fLaC", "OggS", "#!AMR\n", "\0\0\0\u0018ftypM4A "})
    void shouldNameTheFormatThatItCannotDecode(String head) {
      assertThatThrownBy(() -> sound(head.getBytes(StandardCharsets.ISO_8859_1)))
          .isInstanceOf(JobFailedException.class)
          .hasMessageStartingWith("Unsupported media format");
    }

    @Test
    void shouldRefuseAWavFileThatIsNotOf16Bits() throws IOException {
      var eightBits = Tone.wav(new AudioFormat(8_000, 8, 1, false, false), 1_000, channel -> 400);

      assertThatThrownBy(() -> sound(eightBits))
          .isInstanceOf(JobFailedException.class)
          .hasMessageStartingWith("Unsupported media format");
    }
  }

  @Nested
  class Hearing {
    @ParameterizedTest
    @CsvSource({"8000", "16000", "44100", "48000"})
    void shouldHearEachChannelByItselfAt16kHz(int rate) throws Exception {
      // Given a tone on the left and silence on the right
      var sound = sound(Tone.wav(rate, 1_000, 440, 0));

      // When
      var left = samples(Voice.channel(sound, 0));
      var right = samples(Voice.channel(sound, 1));

      // Then
      assertThat(left.length).isCloseTo(16_000, within(40));
      assertThat(crossings(left)).isCloseTo(880, within(20));
      assertThat(loudest(right)).isLessThan(10);
    }

    @Test
    void shouldMixChannelsWithoutChangingTheirLength() throws Exception {
      var sound = sound(Tone.wav(16_000, 1_000, 440, 0));

      var mixed = samples(Voice.mixed(sound));

      assertThat(mixed).hasSize(16_000);
      assertThat(loudest(mixed)).isCloseTo(5_000, within(50));
    }

    @Test
    void shouldDropWhatLiesAboveTheNewRate() throws Exception {
      var sound = sound(Tone.wav(48_000, 1_000, 15_000));

      assertThat(loudest(Arrays.copyOfRange(samples(Voice.mixed(sound)), 1_000, 15_000)))
          .isLessThan(500);
    }

    @Test
    void shouldDecodeAllOfAnMp3File() throws Exception {
      var sound = Sounds.read(SAMPLES.resolve("books-mono.mp3"));

      var samples = samples(Voice.mixed(sound));

      assertThat(samples.length / 16).isCloseTo((int) sound.length().toMillis(), within(150));
      assertThat(loudest(samples)).isGreaterThan(10_000);
    }
  }

  private Sound sound(byte[] content) throws IOException, JobFailedException {
    return Sounds.read(Files.write(folder.resolve("media"), content));
  }

  private static short[] samples(InputStream voice) throws IOException {
    try (voice) {
      var bytes = ByteBuffer.wrap(voice.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
      var samples = new short[bytes.remaining() / 2];
      bytes.asShortBuffer().get(samples);
      return samples;
    }
  }

  private static int loudest(short[] samples) {
    var loudest = 0;
    for (var sample : samples) {
      loudest = Math.max(loudest, Math.abs(sample));
    }
    return loudest;
  }

  private static int crossings(short[] samples) {
    var crossings = 0;
    for (var i = 1; i < samples.length; i++) {
      if ((samples[i - 1] < 0) != (samples[i] < 0)) {
        crossings++;
      }
    }
    return crossings;
  }
}
