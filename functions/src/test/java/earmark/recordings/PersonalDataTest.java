package earmark.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.recordings.CallTime.Doubt;
import earmark.recordings.CallTime.Source;
import earmark.recordings.Uploads.SmallFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What might end in a log says nothing of who called, or when. */
class PersonalDataTest {
  private static final String[] PERSONAL = {
    "Marsh", "960001", "adviser-1", "201", "0821", "09:15", "callTo"
  };

  private final Scene scene = new Scene();

  @Test
  void shouldNotBePrintedOfARecording() {
    UploadedVersion upload = scene.upload(Scene.GOOD_NAME);
    scene.arrive(upload);
    Recording recording = scene.recording(upload);

    assertThat(recording.call().parties()).hasSize(2);
    assertNothingPersonal(
        recording, recording.call(), recording.call().parties(), scene.index.entries());
  }

  @Test
  void shouldNotBePrintedOfAnUploadThatWaits() {
    UploadedVersion upload = scene.upload("Marsh 201 960001.wav");
    scene.arrive(upload);

    assertThat(scene.waits(upload)).contains(WaitReason.NO_TIME);
    assertNothingPersonal(upload, scene.index.entries(), Scene.arrival(upload));
  }

  @Test
  void shouldNotBePrintedOfWhatWasTold() {
    UploadedVersion upload = new UploadedVersion("uploads", "[Marsh]_201-01632960001.wav", "v1");
    Told told =
        new Told(
            Optional.of(
                new CallTime(Scene.GOOD_TIME, Optional.empty(), Source.METADATA, Doubt.NONE)),
            Optional.empty(),
            Optional.of("01632960001"),
            Optional.of("201"),
            List.of("0821XXXX8663"));

    assertNothingPersonal(
        told,
        new CallReader.Reading(
            told, Optional.of(new SmallFile(upload, "{\"callTo\":\"201\"}", true))),
        new Party.UnknownLine("0821XXXX8663"),
        new Upload(
            upload,
            Map.of("call-from", "01632960001"),
            3,
            Scene.UPLOADED,
            AudioWindow.of(new byte[3], 3)));
  }

  private static void assertNothingPersonal(Object... values) {
    assertThat(values)
        .extracting(Object::toString)
        .allSatisfy(text -> assertThat(text).doesNotContain(PERSONAL));
  }
}
