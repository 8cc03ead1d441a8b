package earmark.local.clock;

import java.time.Instant;
import java.util.List;

/**
 * Time that was let pass.
 *
 * @param from when it began
 * @param to when it ended
 * @param went what lifecycle has hidden or deleted, in this order
 * @param stays every version that is still there
 * @param expiredItems how many items the tables' time to live has ended
 */
public record Passage(
    Instant from, Instant to, List<Went> went, List<Stays> stays, int expiredItems) {

  public Passage {
    went = List.copyOf(went);
    stays = List.copyOf(stays);
  }

  /** What a version is known by. */
  public record Version(String bucket, String key, String versionId, String retention) {}

  /** What has become of a version. */
  public enum Fate {
    /** Behind a delete marker. */
    HIDDEN,
    /** Gone for good. */
    DELETED
  }

  /**
   * A version that lifecycle has dealt with.
   *
   * @param rule the lifecycle rule that said so
   */
  public record Went(Instant at, Fate fate, Version version, String rule) {}

  /**
   * A version, or a delete marker, that is still there.
   *
   * @param why for example {@code held} or {@code until 2029-11-24 (rule standard)}
   */
  public record Stays(Version version, boolean marker, boolean hidden, String why) {}
}
