package earmark.retention;

import earmark.policy.Policy;
import earmark.policy.RetentionClass;
import earmark.recordings.RecordingId;
import earmark.recordings.VaultedVersion;
import earmark.recordings.VaultedVersions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * S3 has deleted something in the vault. When it was the version that the index knows, the
 * recording is forgotten: a receipt is written, what was made of the recording is removed, and then
 * what the index has of it. In this order, whatever dies on the way is made good when the message
 * comes again; once all is done, the same message finds nothing and does nothing.
 */
final class ForgetRecording {
  /** Whose erasure two people approved. */
  private static final RetentionClass ERASE = new RetentionClass("erase");

  private final VaultedVersions versions;
  private final Receipts receipts;
  private final List<Traces> traces;
  private final Policy policy;

  /**
   * @param traces what is to be emptied, in this order
   */
  ForgetRecording(VaultedVersions versions, Receipts receipts, List<Traces> traces, Policy policy) {
    this.versions = versions;
    this.receipts = receipts;
    this.traces = List.copyOf(traces);
    this.policy = policy;
  }

  /**
   * Deals with one departure.
   *
   * @throws RuntimeException when a part of AWS refuses or is busy; the message comes again
   */
  Outcome forget(Departure departure) {
    return switch (departure.kind()) {
      case HIDDEN -> new Outcome.Hidden(departure.id());
      case GONE ->
          departure
              .id()
              .flatMap(versions::find)
              .map(known -> forget(known, departure))
              .orElseGet(() -> new Outcome.Unknown(departure.id()));
    };
  }

  private Outcome forget(VaultedVersion known, Departure departure) {
    if (!known.version().equals(departure.version())) {
      // A delete marker that was removed, or a version that was never the recording's.
      return new Outcome.OtherVersion(known.id());
    }
    receipts.write(receipt(known, departure.at()));
    traces.forEach(trace -> trace.remove(known.id()));
    versions.forget(known.id());
    return new Outcome.Forgotten(known.id(), known.indexed());
  }

  private Receipt receipt(VaultedVersion known, Instant goneAt) {
    return new Receipt(
        known.id(),
        known.version(),
        known.retentionClass(),
        rule(known.retentionClass()),
        day(known.callStart()),
        day(goneAt),
        known.sha256(),
        known.bytes());
  }

  private String rule(RetentionClass retentionClass) {
    String why =
        retentionClass.equals(ERASE)
            ? "erasure"
            : policy.retention().years() + " years from the call";
    return "%s (policy %s of %s)"
        .formatted(why, policy.policy().version(), policy.policy().adopted());
  }

  private LocalDate day(Instant time) {
    return time.atZone(policy.timeZone()).toLocalDate();
  }

  /** What became of a departure. */
  sealed interface Outcome {
    /**
     * All is done.
     *
     * @param indexed whether the index still had it; if not, TTL was faster than S3, by two months
     */
    record Forgotten(RecordingId id, boolean indexed) implements Outcome {}

    /** Only hidden: nothing is forgotten. */
    record Hidden(Optional<RecordingId> id) implements Outcome {}

    /** Not the version that the index knows. */
    record OtherVersion(RecordingId id) implements Outcome {}

    /** Forgotten before, or never known. */
    record Unknown(Optional<RecordingId> id) implements Outcome {}
  }
}
