package earmark.recordings;

import earmark.policy.Policy;
import earmark.recordings.IndexRecording.Arrival;
import earmark.recordings.IndexRecording.Outcome;
import earmark.staff.StaffDirectories;
import earmark.staff.StaffDirectory;
import earmark.staff.StaffDirectory.Entry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that an arrival meets, in memory, on an afternoon in November. */
final class Scene {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  static final Instant UPLOADED = Instant.parse("2026-11-24T09:21:07Z");
  static final ZoneId LONDON = ZoneId.of("Europe/London");
  static final String GOOD_NAME = "[Zoë Marsh]_201-01632960001_20261124091500(380).wav";
  static final Instant GOOD_TIME = Instant.parse("2026-11-24T09:15:00Z");

  final Policy policy = Policy.bundled();
  final Breaker breaker = new Breaker();
  final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  final FakeUploads uploads = new FakeUploads(breaker);
  final FakeVault vault = new FakeVault(breaker, clock);
  final FakeIndex index = new FakeIndex(breaker);
  final RecordingIds ids = new RecordingIds(() -> new byte[] {1, 2, 3});
  StaffDirectories directories = Scene::directory;

  static StaffDirectory directory() {
    return new StaffDirectory(
        List.of(
            entry("201", "adviser-1", "student-adviser"),
            entry("310", "tutor-1", "tutor"),
            entry("+441614960312", "tutor-1", "tutor"),
            entry("401", "administration-1", "administration"),
            entry("402", "administration-2", "administration")),
        LONDON);
  }

  static Entry entry(String line, String staff, String role) {
    return new Entry(
        line, staff, "Somebody", role, LocalDate.parse("2020-01-01"), Optional.empty());
  }

  /** A WAV under this name, uploaded six minutes after the good name's call. */
  UploadedVersion upload(String key) {
    return uploads.put(key, Sounds.wav(100), UPLOADED);
  }

  UploadedVersion upload(String key, Map<String, String> metadata) {
    return uploads.put(key, "version-" + key.length(), Sounds.wav(100), metadata, UPLOADED);
  }

  /** The event for this version comes. */
  Outcome arrive(UploadedVersion version) {
    Arrival arrival = arrival(version);
    return Sidecars.isSidecar(version.key())
        ? new TakeSidecar(uploads, index, ids, indexRecording()).take(arrival)
        : indexRecording().index(arrival);
  }

  static Arrival arrival(UploadedVersion version) {
    return new Arrival(
        version.bucket(),
        List.of(version.key()),
        Optional.of(version.version()),
        "0067430A5F1C2B3D4E",
        UPLOADED);
  }

  IndexRecording indexRecording() {
    return new IndexRecording(uploads, vault, index, ids, directories, policy, clock);
  }

  Recording recording(UploadedVersion version) {
    return index.recording(ids.of(version)).orElseThrow();
  }

  Optional<WaitReason> waits(UploadedVersion version) {
    return index.reason(ids.of(version));
  }
}
