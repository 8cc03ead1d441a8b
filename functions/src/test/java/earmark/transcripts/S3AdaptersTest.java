package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import earmark.platform.Environment;
import earmark.recordings.Audio.Codec;
import earmark.transcripts.WorkCopies.UnreadableAudio;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The S3 adapters through the real SDK. */
final class S3AdaptersTest {
  private static final String VAULTED = "/vault/" + Samples.ID;
  private static final String COPY = "/casework/work/" + Samples.ID + ".wav";
  private static final String OUTPUT = "/casework/transcripts/" + Samples.ID + ".json";
  private static final Media MEDIA = new Media("v1", Codec.WAV_MULAW, 1);

  private TinyS3 s3;

  @BeforeEach
  void start() throws IOException {
    s3 = new TinyS3();
  }

  @AfterEach
  void stop() {
    s3.close();
  }

  @Nested
  class WorkCopiesOf {
    private S3WorkCopies copies() {
      return new S3WorkCopies(
          s3.client(),
          new Environment(Map.of("RECORDINGS_BUCKET", "vault", "CASEWORK_BUCKET", "casework")));
    }

    @Test
    void aShortCallShouldTakeTwoCallsAndNameTheVersion() throws Exception {
      s3.objects.put(VAULTED, file("mulaw.wav"));
      copies().make(Samples.ID, MEDIA);

      assertThat(s3.objects.get(COPY)).isEqualTo(file("mulaw.pcm.wav"));
      assertThat(s3.calls).containsExactly("GET " + VAULTED + "?versionId=v1", "PUT " + COPY);
    }

    @Test
    void aLongCallShouldBeWrittenInParts() throws Exception {
      byte[] wave = longMulaw(9 * 1024 * 1024);
      s3.objects.put(VAULTED, wave);
      copies().make(Samples.ID, MEDIA);

      assertThat(s3.objects.get(COPY))
          .hasSize(44 + 18 * 1024 * 1024)
          .isEqualTo(PcmWave.decode(new ByteArrayInputStream(wave), wave.length).readAllBytes());
      assertThat(s3.calls).hasSize(1 + 1 + 3 + 1);
    }

    @Test
    void aLongCallShouldLeaveNothingWhenItBreaks() {
      s3.objects.put(VAULTED, longMulaw(9 * 1024 * 1024));
      s3.failAtPart(2);

      assertThatExceptionOfType(S3Exception.class)
          .isThrownBy(() -> copies().make(Samples.ID, MEDIA));
      assertThat(s3.objects).doesNotContainKey(COPY);
      assertThat(s3.calls.getLast()).isEqualTo("DELETE " + COPY + "?uploadId=one");
    }

    @Test
    void aRecordingThatIsGoneShouldBeRefused() {
      assertThatExceptionOfType(UnreadableAudio.class)
          .isThrownBy(() -> copies().make(Samples.ID, MEDIA))
          .withMessage("The recording is no longer in the vault.");
    }

    @Test
    void anyCallShouldBeRemovedAndNothingElse() {
      s3.objects.put(VAULTED, new byte[1]);
      s3.objects.put(COPY, new byte[1]);
      copies().remove(Samples.ID);
      copies().remove(Samples.ID);

      assertThat(s3.objects).containsOnlyKeys(VAULTED);
    }

    private byte[] file(String name) throws IOException {
      try (var file = S3AdaptersTest.class.getResourceAsStream(name)) {
        return file.readAllBytes();
      }
    }

    private byte[] longMulaw(int samples) {
      ByteBuffer wave = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
      wave.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples);
      wave.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
      wave.putShort((short) 7).putShort((short) 1).putInt(8000).putInt(8000);
      wave.putShort((short) 1).putShort((short) 8);
      wave.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples);
      byte[] bytes = wave.array();
      for (int i = 44; i < bytes.length; i++) {
        bytes[i] = (byte) (i * 31);
      }
      return Arrays.copyOf(bytes, bytes.length);
    }
  }

  @Nested
  class Outputs {
    private S3TranscriptOutputs outputs() {
      return new S3TranscriptOutputs(s3.client(), "casework");
    }

    @Test
    void shouldBeReadInOneCall() throws Exception {
      s3.objects.put(OUTPUT, Files.readAllBytes(Samples.event("output-two-channels.json")));

      assertThat(outputs().read(Samples.ID))
          .contains(Samples.transcript("output-two-channels.json"));
      assertThat(s3.calls).containsExactly("GET " + OUTPUT);
    }

    @Test
    void shouldBeAbsentWhenThereIsNone() {
      assertThat(outputs().read(Samples.ID)).isEmpty();
      assertThat(outputs().exists(Samples.ID)).isFalse();
    }

    @Test
    void shouldExistWhenThereIsOne() {
      s3.objects.put(OUTPUT, new byte[0]);
      assertThat(outputs().exists(Samples.ID)).isTrue();
    }
  }
}
