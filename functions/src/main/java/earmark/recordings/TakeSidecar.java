package earmark.recordings;

import earmark.platform.RetryLaterException;
import earmark.recordings.IndexRecording.Arrival;
import earmark.recordings.IndexRecording.Outcome;
import earmark.recordings.RecordingIndex.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A sidecar arrives. It completes the upload it stands beside, should that one wait; it changes
 * nothing of a recording that is in the vault; and before its audio there is nothing to do, for the
 * audio asks for it.
 */
final class TakeSidecar {
  private final Uploads uploads;
  private final RecordingIndex index;
  private final RecordingIds ids;
  private final IndexRecording indexRecording;

  TakeSidecar(
      Uploads uploads, RecordingIndex index, RecordingIds ids, IndexRecording indexRecording) {
    this.uploads = uploads;
    this.index = index;
    this.ids = ids;
    this.indexRecording = indexRecording;
  }

  /**
   * Deals with one sidecar.
   *
   * @throws RetryLaterException while its audio is there but not yet dealt with
   */
  Outcome take(Arrival sidecar) {
    for (String key : sidecar.keys()) {
      Optional<UploadedVersion> audio = uploads.current(sidecar.bucket(), Sidecars.audioOf(key));
      if (audio.isPresent()) {
        return take(sidecar, key, audio.get());
      }
    }
    return new Outcome.Nothing();
  }

  private Outcome take(Arrival sidecar, String key, UploadedVersion audio) {
    RecordingId id = ids.of(audio);
    State state =
        index
            .state(id)
            .orElseThrow(() -> new RetryLaterException("The sidecar's audio is not indexed yet"));
    return switch (state) {
      case WAITING -> complete(audio, sidecar.arrivedAt());
      case VAULTED -> settled(sidecar, key, audio, new Outcome.Vaulted(id));
      case OUT_OF_SCOPE -> settled(sidecar, key, audio, new Outcome.OutOfScope(id));
    };
  }

  /** The audio reads its sidecar by itself, and settles it. */
  private Outcome complete(UploadedVersion audio, Instant arrivedAt) {
    return indexRecording.index(
        new Arrival(
            audio.bucket(), List.of(audio.key()), Optional.of(audio.version()), "", arrivedAt));
  }

  /** The audio's own tag may be missing, should an earlier try have ended before it. */
  private Outcome settled(Arrival sidecar, String key, UploadedVersion audio, Outcome outcome) {
    indexRecording.settle(audio, outcome);
    sidecar
        .version()
        .map(version -> new UploadedVersion(sidecar.bucket(), key, version))
        .ifPresent(version -> indexRecording.settle(version, outcome));
    return outcome;
  }
}
