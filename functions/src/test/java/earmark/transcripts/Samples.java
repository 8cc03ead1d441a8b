package earmark.transcripts;

import earmark.policy.Policy;
import earmark.policy.RetentionClass;
import earmark.recordings.Audio;
import earmark.recordings.Audio.Codec;
import earmark.recordings.Call;
import earmark.recordings.CallTime;
import earmark.recordings.Party;
import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import earmark.recordings.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Recordings, calls and event files to test with. */
final class Samples {
  static final RecordingId ID = new RecordingId("abcdefghijklmnopqrstuvwx23");
  static final RecordingId OTHER = new RecordingId("mnopqrstuvwxyz234567abcdef");
  static final String STAGE = "sample";
  static final Instant NOW = Instant.parse("2026-11-24T14:15:00Z");
  static final Instant CALLED = Instant.parse("2026-11-24T14:05:00Z");
  static final Policy POLICY = Policy.bundled();

  static final Party CALLER = new Party.Customer(Optional.of("+441632960001"));
  static final Party ADVISER = new Party.StaffMember("s-1", "student-adviser", "201");

  private Samples() {}

  static Recording recording() {
    return recording(audio(Codec.WAV_PCM));
  }

  static Recording recording(Audio audio) {
    return recording(audio, inbound());
  }

  static Recording recording(Audio audio, Call call) {
    return new Recording(
        ID,
        call,
        audio,
        Scope.KEPT,
        RetentionClass.STANDARD,
        "version-1",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        CALLED.plus(Duration.ofDays(1095)),
        NOW);
  }

  static Call inbound() {
    return call(Call.Direction.INBOUND, CALLER, ADVISER);
  }

  static Call call(Call.Direction direction, Party... parties) {
    return new Call(
        new CallTime(CALLED, Optional.empty(), CallTime.Source.NAME_LOCAL, CallTime.Doubt.NONE),
        direction,
        List.of(parties));
  }

  static Audio audio(Codec codec) {
    return new Audio(codec, 2, 16_000, Optional.of(Duration.ofSeconds(252)), 160_000);
  }

  static Transcription waiting(Codec codec) {
    return Transcription.requested(
        ID, new Media("version-1", codec, 2), NOW, CALLED.plus(Duration.ofDays(1155)));
  }

  static Transcription inProgress() {
    return waiting(Codec.WAV_PCM).become(new Transcription.Progress.InProgress(), NOW);
  }

  static Transcript transcript(String outputFile) {
    try (var file = Files.newInputStream(event(outputFile))) {
      return TranscribeOutput.read(file).transcript();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path event(String name) {
    return Path.of("../events/transcripts", name);
  }
}
