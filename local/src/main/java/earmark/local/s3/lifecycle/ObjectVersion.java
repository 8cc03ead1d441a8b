package earmark.local.s3.lifecycle;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A version, or a delete marker, as lifecycle looks at it.
 *
 * @param key the object's key
 * @param versionId empty in a bucket that keeps no versions
 * @param created when it was uploaded, its Last-Modified
 * @param standing whether it is the current one
 * @param marker whether it is a delete marker
 * @param size bytes
 * @param tags the version's own; a delete marker has none
 * @param lock what Object Lock says
 */
public record ObjectVersion(
    String key,
    Optional<String> versionId,
    Instant created,
    Standing standing,
    boolean marker,
    long size,
    Map<String, String> tags,
    Lock lock) {

  public ObjectVersion {
    tags = Map.copyOf(tags);
  }

  /** Where a version stands among those of its key. */
  public sealed interface Standing {}

  /**
   * The current version.
   *
   * @param alone whether there is no other version of the key
   */
  public record Current(boolean alone) implements Standing {}

  /**
   * A later version, or a delete marker, has taken its place.
   *
   * @param since when
   */
  public record Noncurrent(Instant since) implements Standing {}

  /**
   * Object Lock.
   *
   * @param until the end of its retention, if it has one
   * @param held whether a legal hold is on it
   */
  public record Lock(Optional<Instant> until, boolean held) {
    public static final Lock NONE = new Lock(Optional.empty(), false);

    boolean isClosed(Instant now) {
      return held || until.filter(now::isBefore).isPresent();
    }
  }
}
