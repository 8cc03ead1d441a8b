package earmark.recordings;

import earmark.policy.RetentionClass;
import java.time.Instant;

/**
 * What is known of a version in the vault without a word about a person: kept from its arrival
 * until it is gone for good, also when the index has forgotten the recording before.
 *
 * @param version the version of the vault's object
 * @param retentionClass the class as it is now
 * @param callStart when the call began
 * @param sha256 of the object, as S3 gives it
 * @param bytes the object's size
 * @param indexed whether the index still has the recording
 */
public record VaultedVersion(
    RecordingId id,
    String version,
    RetentionClass retentionClass,
    Instant callStart,
    String sha256,
    long bytes,
    boolean indexed) {}
