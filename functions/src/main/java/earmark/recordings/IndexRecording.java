package earmark.recordings;

import earmark.policy.Policy;
import earmark.policy.RetentionClass;
import earmark.recordings.AudioReader.AudioReading;
import earmark.recordings.RecordingIndex.State;
import earmark.recordings.RecordingIndex.Waiting;
import earmark.staff.StaffDirectories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An upload arrives: it is read, classified, copied to the vault and entered in the index, or it
 * waits for a person, or it is out of scope. Vault before index, index before tag: whatever is
 * repeated after a break finds what is there and changes none of it.
 */
final class IndexRecording {
  /** How far the clock of a phone system may be ahead of S3's. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

  /** How long the row of a call out of scope outlives its upload: lifecycle may lag. */
  private static final Duration LIFECYCLE_LAG = Duration.ofDays(10);

  private final Uploads uploads;
  private final Vault vault;
  private final RecordingIndex index;
  private final RecordingIds ids;
  private final StaffDirectories directories;
  private final CallReader reader;
  private final ScopeRule scopes;
  private final Policy policy;
  private final Clock clock;

  IndexRecording(
      Uploads uploads,
      Vault vault,
      RecordingIndex index,
      RecordingIds ids,
      StaffDirectories directories,
      Policy policy,
      Clock clock) {
    this.uploads = uploads;
    this.vault = vault;
    this.index = index;
    this.ids = ids;
    this.directories = directories;
    this.reader = new CallReader(policy, uploads);
    this.scopes = new ScopeRule(policy);
    this.policy = policy;
    this.clock = clock;
  }

  /**
   * Deals with one upload.
   *
   * @throws RuntimeException when a part of AWS refuses or is busy; nothing is lost, the message
   *     comes again
   */
  Outcome index(Arrival arrival) {
    if (arrival.version().isEmpty()) {
      return withoutVersion(arrival);
    }
    for (String key : arrival.keys()) {
      UploadedVersion version = new UploadedVersion(arrival.bucket(), key, arrival.version().get());
      switch (uploads.read(version)) {
        case Uploads.Head.Found(Upload upload) -> {
          return index(upload);
        }
        case Uploads.Head.Empty _ -> {
          return await(version, WaitReason.EMPTY, arrival.arrivedAt());
        }
        case Uploads.Head.Gone _ -> {
          // The key was written in another way, or the object is gone again.
        }
      }
    }
    return new Outcome.Gone();
  }

  private Outcome withoutVersion(Arrival arrival) {
    // The sequencer tells two uploads over one key apart.
    UploadedVersion named =
        new UploadedVersion(
            arrival.bucket(), arrival.keys().getFirst(), "sequencer " + arrival.sequencer());
    return await(named, WaitReason.NO_VERSION, arrival.arrivedAt());
  }

  private Outcome index(Upload upload) {
    return switch (AudioReader.read(
        upload.head(), offset -> uploads.readAt(upload.source(), offset))) {
      case AudioReading.Read(Audio audio) -> index(upload, audio);
      case AudioReading.NotAudio _ -> await(upload, WaitReason.NOT_AUDIO);
      case AudioReading.Unreadable _ -> await(upload, WaitReason.UNREADABLE_AUDIO);
    };
  }

  private Outcome index(Upload upload, Audio audio) {
    CallReader.Reading reading = reader.read(upload);
    Told told = reading.told();
    if (told.time().isEmpty()) {
      return await(upload, WaitReason.NO_TIME);
    }
    if (!told.hasParty()) {
      return await(upload, WaitReason.NO_PARTY);
    }
    CallTime time = possible(told.time().get(), upload.uploadedAt());
    Optional<WaitReason> implausible = implausible(time, upload.uploadedAt());
    if (implausible.isPresent()) {
      return await(upload, implausible.get());
    }
    Outcome outcome = classify(upload, audio, reader.call(told, time, directories.load()));
    reading.sidecar().ifPresent(sidecar -> settle(sidecar.version(), outcome));
    return outcome;
  }

  /** Of two readings, the later one may lie behind the upload: then it was the earlier. */
  private static CallTime possible(CallTime time, Instant uploadedAt) {
    return time.earlierReading()
        .filter(_ -> time.start().isAfter(uploadedAt.plus(CLOCK_SKEW)))
        .map(earlier -> new CallTime(earlier, Optional.empty(), time.source(), time.doubt()))
        .orElse(time);
  }

  private Optional<WaitReason> implausible(CallTime time, Instant uploadedAt) {
    if (time.start().isAfter(uploadedAt.plus(CLOCK_SKEW))) {
      return Optional.of(WaitReason.IN_THE_FUTURE);
    }
    Duration most = Duration.ofDays(policy.retention().waitsWhenOlderThanDays());
    boolean tooOld = time.start().isBefore(uploadedAt.minus(most));
    return tooOld || !retainUntil(time).isAfter(clock.instant())
        ? Optional.of(WaitReason.TOO_OLD)
        : Optional.empty();
  }

  private Outcome classify(Upload upload, Audio audio, Call call) {
    RecordingId id = ids.of(upload.source());
    Scope scope = scopes.of(call);
    // A break before the index, and a change of the directory since, may have left a copy there.
    return scope == Scope.NOT_ROUTINELY_KEPT && vault.find(id).isEmpty()
        ? outOfScope(id, upload, call)
        : keep(id, upload, audio, call, scope);
  }

  private Outcome outOfScope(RecordingId id, Upload upload, Call call) {
    Duration grace = Duration.ofDays(policy.retention().outOfScopeGraceDays());
    Instant forgetAt = clock.instant().plus(grace).plus(LIFECYCLE_LAG);
    return settled(id, upload.source(), index.enterOutOfScope(id, call, upload.source(), forgetAt));
  }

  private Outcome keep(RecordingId id, Upload upload, Audio audio, Call call, Scope scope) {
    Instant now = clock.instant();
    RetentionClass retention = RetentionClass.inVault(call.time().start(), now);
    Instant until = retainUntil(call.time());
    String contentType = audio.codec().contentType();
    Vault.Vaulted vaulted =
        vault.store(upload, id, new Vault.Terms(contentType, retention, scope, until));
    Recording recording =
        new Recording(
            id,
            call,
            audio,
            scope,
            retentionOf(call, now, vaulted),
            vaulted.version(),
            vaulted.sha256(),
            until,
            vaulted.vaultedAt());
    return settled(id, upload.source(), index.enter(recording, upload.source()));
  }

  /** What lies in the vault since an earlier try has the class of that try. */
  private static RetentionClass retentionOf(Call call, Instant now, Vault.Vaulted vaulted) {
    Instant copied = vaulted.vaultedAt().isBefore(now) ? vaulted.vaultedAt() : now;
    return RetentionClass.inVault(call.time().start(), copied);
  }

  private Instant retainUntil(CallTime time) {
    return time.start().atZone(policy.timeZone()).plusYears(policy.retention().years()).toInstant();
  }

  private Outcome await(Upload upload, WaitReason reason) {
    return await(upload.source(), reason, upload.uploadedAt());
  }

  private Outcome await(UploadedVersion upload, WaitReason reason, Instant arrivedAt) {
    RecordingId id = ids.of(upload);
    State state = index.enterWaiting(id, new Waiting(upload, reason, arrivedAt));
    return state == State.WAITING ? new Outcome.Waits(id, reason) : settled(id, upload, state);
  }

  /** Tells the uploads bucket what the index says of a version: it has the last word. */
  private Outcome settled(RecordingId id, UploadedVersion upload, State state) {
    Outcome outcome = outcome(id, state);
    settle(upload, outcome);
    return outcome;
  }

  private static Outcome outcome(RecordingId id, State state) {
    return switch (state) {
      case VAULTED -> new Outcome.Vaulted(id);
      case OUT_OF_SCOPE -> new Outcome.OutOfScope(id);
      case WAITING -> throw new IllegalStateException("What waits is not settled");
    };
  }

  /** Tags an upload, or the sidecar that belongs to it, as its recording's outcome asks for. */
  void settle(UploadedVersion upload, Outcome outcome) {
    switch (outcome) {
      case Outcome.Vaulted _ -> uploads.tag(upload, RetentionClass.VAULTED);
      case Outcome.OutOfScope _ -> uploads.tag(upload, RetentionClass.OUT_OF_SCOPE);
      case Outcome.Waits _, Outcome.Gone _, Outcome.Nothing _ -> {
        // Untouched: it waits, or there is nothing to touch.
      }
    }
  }

  /**
   * What came to the uploads bucket.
   *
   * @param keys the ways its key may be written, the likeliest first
   * @param version empty when the bucket keeps none
   * @param sequencer S3's own order of the events of a key
   */
  record Arrival(
      String bucket,
      List<String> keys,
      Optional<String> version,
      String sequencer,
      Instant arrivedAt) {
    Arrival {
      keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
      return "Arrival[" + version.orElse("no version") + "]";
    }
  }

  /** What became of an arrival. */
  sealed interface Outcome {
    record Vaulted(RecordingId id) implements Outcome {}

    record OutOfScope(RecordingId id) implements Outcome {}

    record Waits(RecordingId id, WaitReason reason) implements Outcome {}

    /** The object is not there any more. */
    record Gone() implements Outcome {}

    /** A sidecar that comes before its audio: the audio will ask for it. */
    record Nothing() implements Outcome {}
  }
}
