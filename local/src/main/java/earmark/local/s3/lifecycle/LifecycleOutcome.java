package earmark.local.s3.lifecycle;

/**
 * What lifecycle has done with a version, or would do.
 *
 * @param bucket where the version is, or was
 */
public record LifecycleOutcome(String bucket, ObjectVersion version, LifecycleAction action) {}
