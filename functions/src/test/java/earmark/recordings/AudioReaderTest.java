package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.recordings.Audio.Codec;
import earmark.recordings.AudioReader.AudioReading;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioReaderTest {
  private final List<Long> furtherReads = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "pcm-stereo-8k.wav, WAV_PCM, 2, 8000, 500",
    "mulaw-mono.wav, WAV_MULAW, 1, 8000, 1000",
    "alaw-mono.wav, WAV_ALAW, 1, 8000, 1000",
    "gsm-mono.wav, WAV_GSM, 1, 8000, 1000",
    "extensible-24bit.wav, WAV_PCM, 2, 8000, 250",
    "cbr-mono.mp3, MP3, 1, 16000, 1080",
    "vbr-mono.mp3, MP3, 1, 16000, 2052",
    "vorbis-mono.ogg, OGG_VORBIS, 1, 16000, 1000",
    "opus-stereo.ogg, OGG_OPUS, 2, 48000, 1000",
    "tone.flac, FLAC, 2, 16000, 1000",
  })
  void shouldReadWhatTheToolsOfOthersMade(
      String file, Codec codec, int channels, int rate, long millis) {
    byte[] bytes = Sounds.file(file);

    Audio audio = audio(bytes);

    assertThat(audio).isEqualTo(new Audio(codec, channels, rate, audio.duration(), bytes.length));
    assertThat(audio.duration().orElseThrow())
        .isCloseTo(Duration.ofMillis(millis), Duration.ofMillis(40));
    assertThat(furtherReads).isEmpty();
  }

  @Test
  void shouldReadTheLastPageOfALongOgg() {
    byte[] ogg = Sounds.file("vorbis-mono.ogg");
    int lastPage = new String(ogg, StandardCharsets.ISO_8859_1).lastIndexOf("OggS");
    ByteBuffer longer = ByteBuffer.allocate(ogg.length + 200_000);
    longer.put(ogg, 0, lastPage).position(lastPage + 200_000);
    longer.put(ogg, lastPage, ogg.length - lastPage);

    Audio audio = audio(longer.array());

    assertThat(audio.duration()).contains(Duration.ofSeconds(1));
    assertThat(furtherReads).hasSize(1);
  }

  @Test
  void shouldReadBehindATagThatIsLongerThanTheHead() {
    byte[] mp3 = Sounds.file("vbr-mono.mp3");
    byte[] tag = id3(100_000);

    Audio audio = audio(join(tag, mp3));

    assertThat(audio.codec()).isEqualTo(Codec.MP3);
    assertThat(audio.duration().orElseThrow())
        .isCloseTo(Duration.ofMillis(2052), Duration.ofMillis(40));
    assertThat(furtherReads).containsExactly(100_010L);
  }

  @Test
  void shouldTakeAConstantRateToHoldForTheWholeFile() {
    byte[] mp3 = Sounds.file("cbr-mono.mp3");
    byte[] twice = join(mp3, mp3);

    assertThat(audio(join(id3(50), twice)).duration().orElseThrow())
        .isCloseTo(Duration.ofMillis(2160), Duration.ofMillis(40));
  }

  @Test
  void shouldReadTheFrameCountThatFraunhofersEncoderWrites() {
    byte[] mp3 = Sounds.file("cbr-mono.mp3");
    ByteBuffer.wrap(mp3).position(36).put(Sounds.ascii("VBRI")).position(50).putInt(100);

    assertThat(audio(mp3).duration()).contains(Duration.ofMillis(3600));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldReadM4aWhereverItsIndexStands(boolean indexFirst) {
    byte[] m4a = M4a.file(indexFirst, 150_000);

    Audio audio = audio(m4a);

    assertThat(audio)
        .isEqualTo(
            new Audio(Codec.M4A, 2, 44_100, Optional.of(Duration.ofMillis(90_500)), m4a.length));
    assertThat(furtherReads).hasSize(indexFirst ? 0 : 1);
  }

  @Test
  void shouldReadAWavWhoseAudioBeginsBehindTheHead() {
    byte[] wav = Sounds.wav(1000);
    byte[] list = new byte[100_000];
    ByteBuffer.wrap(list)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(Sounds.ascii("LIST"))
        .putInt(list.length - 8);
    byte[] file = join(join(Arrays.copyOf(wav, 36), list), Arrays.copyOfRange(wav, 36, wav.length));

    assertThat(audio(file).duration()).contains(Duration.ofSeconds(1));
    assertThat(furtherReads).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xffff_ffffL, 1_000_000})
  void shouldMeasureWhatIsThereOfAWavThatWasNeverFinished(long saidLength) {
    byte[] wav = Sounds.wav(500);
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(40, (int) saidLength);

    assertThat(audio(wav).duration()).contains(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!doctype html><title>Error</title>",
        "{\"error\":\"no\"}",
        "RIFF....AVI ",
        "ID",
        "\u00ff\u00fb"
      })
  void shouldKnowWhatIsNoAudio(String content) {
    assertThat(read(content.getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(new AudioReading.NotAudio());
  }

  @Test
  void shouldNotTakeACodecThatItDoesNotKnow() {
    byte[] wav = Sounds.wav(10);
    wav[20] = 0x11;

    assertThat(read(wav)).isEqualTo(new AudioReading.Unreadable());
  }

  /** However a file is cut or spoilt, it is read or it is not: nothing else happens. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "pcm-stereo-8k.wav",
        "vbr-mono.mp3",
        "vorbis-mono.ogg",
        "opus-stereo.ogg",
        "tone.flac"
      })
  void shouldNeverFailOnAFileThatIsCutOrSpoilt(String name) {
    byte[] whole = Sounds.file(name);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] file = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      for (int spoilt = random.nextInt(20); spoilt > 0; spoilt--) {
        file[random.nextInt(Math.min(file.length, 100))] = (byte) random.nextInt();
      }
      furtherReads.clear();

      AudioReading reading = read(file);

      assertThat(reading).as("seed %s", seed).isNotNull();
      assertThat(furtherReads).as("seed %s", seed).hasSizeLessThanOrEqualTo(1);
    }
  }

  private Audio audio(byte[] file) {
    AudioReading reading = read(file);
    assertThat(reading).isInstanceOf(AudioReading.Read.class);
    return ((AudioReading.Read) reading).audio();
  }

  private AudioReading read(byte[] file) {
    byte[] head = Arrays.copyOf(file, Math.min(file.length, Upload.HEAD_BYTES));
    return AudioReader.read(
        AudioWindow.of(head, file.length),
        offset -> {
          furtherReads.add(offset);
          int end = (int) Math.min(file.length, offset + Upload.HEAD_BYTES);
          return Arrays.copyOfRange(file, (int) offset, end);
        });
  }

  private static byte[] id3(int length) {
    byte[] tag = new byte[10 + length];
    ByteBuffer.wrap(tag).put(Sounds.ascii("ID3")).put((byte) 4);
    for (int i = 0; i < 4; i++) {
      tag[6 + i] = (byte) ((length >> (7 * (3 - i))) & 0x7f);
    }
    return tag;
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
