package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earmark.transcripts.WorkCopies.UnreadableAudio;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected samples were made by SoX from the same files. */
final class PcmWaveTest {
  private static final int HEADER = 44;

  private static byte[] file(String name) throws IOException {
    try (InputStream file = PcmWaveTest.class.getResourceAsStream(name)) {
      return file.readAllBytes();
    }
  }

  private static byte[] decode(byte[] wave) throws IOException, UnreadableAudio {
    return PcmWave.decode(new ByteArrayInputStream(wave), wave.length).readAllBytes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mulaw", "alaw", "gsm"})
  void shouldGiveTheVerySamplesThatSoxGives(String codec) throws Exception {
    assertThat(decode(file(codec + ".wav"))).isEqualTo(file(codec + ".pcm.wav"));
  }

  @Test
  void shouldKeepBothChannels() throws Exception {
    byte[] pcm = decode(file("stereo.wav"));
    ByteBuffer header = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN);

    assertThat(header.getShort(22)).isEqualTo((short) 2);
    assertThat(header.getInt(24)).isEqualTo(8_000);
    assertThat(header.getShort(34)).isEqualTo((short) 16);
    assertThat(header.getInt(40)).isEqualTo(32_000);
    assertThat(pcm).hasSize(HEADER + 32_000);
    assertThat(header.getInt(4)).isEqualTo(pcm.length - 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mulaw", "gsm"})
  void shouldGiveWhatThereIsOfATruncatedFile(String codec) throws Exception {
    byte[] wave = file(codec + ".wav");
    byte[] pcm = decode(Arrays.copyOf(wave, wave.length / 2));

    assertThat(pcm.length).isBetween(HEADER + 7_000, HEADER + 8_000);
    byte[] whole = file(codec + ".pcm.wav");
    assertThat(Arrays.copyOfRange(pcm, HEADER, pcm.length))
        .isEqualTo(Arrays.copyOfRange(whole, HEADER, pcm.length));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void shouldTakeAllWhenTheLengthWasNeverFilledIn(int length) throws Exception {
    byte[] wave = file("mulaw.wav");
    int at = new String(wave, StandardCharsets.ISO_8859_1).indexOf("data") + 4;
    ByteBuffer.wrap(wave).order(ByteOrder.LITTLE_ENDIAN).putInt(at, length);

    assertThat(decode(wave)).isEqualTo(file("mulaw.pcm.wav"));
  }

  @Test
  void shouldFailWhenTheStreamEndsBeforeItsLength() throws Exception {
    byte[] wave = file("gsm.wav");
    InputStream pcm =
        PcmWave.decode(new ByteArrayInputStream(Arrays.copyOf(wave, wave.length / 2)), wave.length);

    assertThatExceptionOfType(EOFException.class).isThrownBy(pcm::readAllBytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "RIFF",
        "<!DOCTYPE html><html>a page that is called .wav</html>",
        "RIFF____WAVEdata____",
        "RIFF____WAVEfmt ____",
        "RIFF____WAVELIST\u0000\u0000\u0000\u007f"
      })
  void shouldSayThatItIsNoWavFile(String content) {
    assertThatExceptionOfType(UnreadableAudio.class)
        .isThrownBy(() -> decode(content.getBytes(StandardCharsets.ISO_8859_1)))
        .withMessage("The recording is not a readable WAV file.");
  }

  @Test
  void shouldSayWhichKindCannotBeDecoded() throws Exception {
    byte[] wave = file("mulaw.pcm.wav");
    wave[20] = 0x55;

    assertThatExceptionOfType(UnreadableAudio.class)
        .isThrownBy(() -> decode(wave))
        .withMessage("The recording is a WAV file of kind 85, which cannot be decoded.");
  }

  @Test
  void shouldEndInBoundsWhateverTheFileSays() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] sample = file("gsm.wav");
    for (int i = 0; i < 2_000; i++) {
      byte[] wave = sample.clone();
      for (int hit = 0; hit < 1 + random.nextInt(8); hit++) {
        wave[random.nextInt(80)] = (byte) random.nextInt();
      }
      try {
        assertThat(decode(wave).length).as("seed %d", seed).isLessThan(20 * sample.length);
      } catch (UnreadableAudio e) {
        assertThat(e).as("seed %d", seed).hasMessageStartingWith("The recording is ");
      }
    }
  }
}
