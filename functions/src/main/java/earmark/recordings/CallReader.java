package earmark.recordings;

import earmark.policy.Policy;
import earmark.recordings.Uploads.SmallFile;
import earmark.staff.Lines;
import earmark.staff.StaffDirectory;
import java.util.Optional;

/**
 * Reads what an upload tells of its call, in order of trust: the object's metadata, its name, and,
 * only where those leave a gap, its sidecar.
 */
final class CallReader {
  private final Uploads uploads;
  private final StatedWords words;
  private final NameReader names;
  private final Parties parties;

  CallReader(Policy policy, Uploads uploads) {
    CallTimes times = new CallTimes(policy.timeZone());
    this.uploads = uploads;
    this.words = new StatedWords(times);
    this.names = new NameReader(policy.namePatterns(), times);
    this.parties = new Parties(new Lines(policy.numberRegion()));
  }

  /** All that is told of this upload. */
  Reading read(Upload upload) {
    String key = upload.source().key();
    Told told = words.metadata(upload.metadata()).orElse(names.read(key));
    return told.isEnough() ? new Reading(told, Optional.empty()) : withSidecar(told, upload);
  }

  private Reading withSidecar(Told told, Upload upload) {
    Optional<SmallFile> sidecar =
        Sidecars.nameFor(upload.source().key())
            .flatMap(name -> uploads.readSmall(upload.source().bucket(), name))
            .filter(SmallFile::complete);
    return new Reading(
        sidecar.map(file -> told.orElse(words.sidecar(file.text()))).orElse(told), sidecar);
  }

  /** The call, its parties as the directory has them at its time. */
  Call call(Told told, CallTime time, StaffDirectory directory) {
    return parties.call(told, time, directory);
  }

  /**
   * What was told.
   *
   * @param sidecar the sidecar that was asked, where there was need and it was there
   */
  record Reading(Told told, Optional<SmallFile> sidecar) {}
}
