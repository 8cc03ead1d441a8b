package earmark.retention;

import earmark.policy.RetentionClass;
import earmark.recordings.RecordingId;
import java.time.LocalDate;

/**
 * Proof that a recording was deleted, and why then. It says nothing of a person.
 *
 * @param version the version of the vault's object that is gone
 * @param retentionClass the class that S3's lifecycle went by
 * @param rule the rule behind that class, for people, with the policy's version
 * @param dayOfCall local, as the policy's time zone has it
 * @param dayOfDeletion likewise, by S3's own time
 * @param sha256 of the audio, as S3 gave it on arrival
 * @param bytes the audio's size
 */
record Receipt(
    RecordingId id,
    String version,
    RetentionClass retentionClass,
    String rule,
    LocalDate dayOfCall,
    LocalDate dayOfDeletion,
    String sha256,
    long bytes) {}
