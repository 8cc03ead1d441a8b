package earmark.infrastructure;

import earmark.policy.Policy;
import earmark.policy.RetentionClass;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.LifecycleRule;

/**
 * What S3 deletes by itself, and when (P6): the only thing that deletes an original recording.
 *
 * <p>Of two rules that match an object the shorter one wins, so a class can only shorten; days
 * count from the object's upload, and those of a version that is no longer the current one from
 * when it ceased to be, see <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html">lifecycle
 * rules</a>.
 */
final class Lifecycles {
  /** The class of a recording whose erasure two people approved. */
  private static final RetentionClass ERASE = new RetentionClass("erase");

  private static final int NEXT_DAY = 1;
  private static final int ABANDONED_UPLOAD_DAYS = 7;
  private static final int WORK_COPY_DAYS = 7;
  private static final int ACCESS_LOG_DAYS = 365;

  private final Policy.Retention retention;
  private final StageSettings stage;

  Lifecycles(Policy.Retention retention, StageSettings stage) {
    this.retention = retention;
    this.stage = stage;
  }

  /** The vault: three years from the call, whenever it was vaulted. */
  List<LifecycleRule> ofVault() {
    return Stream.of(
            Stream.of(everything("standard", days(), NEXT_DAY), leftovers()),
            RetentionClass.lateRules(retention).stream().map(this::late),
            Stream.of(tagged(ERASE, NEXT_DAY, NEXT_DAY)))
        .flatMap(rules -> rules)
        .toList();
  }

  /**
   * Uploads: soon, once they are in the vault; after a grace, when they are not to be kept; else
   * they wait for a person.
   *
   * <p>A phone system may upload over a name that is taken, and the older recording, which may
   * still wait, must not go the sooner for it. So a third of its days is kept for a version that is
   * no longer the current one, and the three years are over for both together. A call within its
   * grace has the whole grace again.
   */
  List<LifecycleRule> ofUploads() {
    int whenOverwritten = Math.max(days() / 3, 1);
    return List.of(
        everything("standard", Math.max(days() - whenOverwritten, 1), whenOverwritten),
        leftovers(),
        tagged(RetentionClass.VAULTED, retention.vaultedUploadDays(), NEXT_DAY),
        tagged(
            RetentionClass.OUT_OF_SCOPE,
            retention.outOfScopeGraceDays(),
            retention.outOfScopeGraceDays()));
  }

  /** Casework: work copies for days, all else no longer than a recording. */
  List<LifecycleRule> ofCasework() {
    return List.of(
        everything("standard", days(), NEXT_DAY),
        leftovers(),
        LifecycleRule.builder()
            .id("work-copies")
            .prefix(Casework.WORK_COPIES)
            .expiration(Duration.days(WORK_COPY_DAYS))
            .noncurrentVersionExpiration(Duration.days(NEXT_DAY))
            .build());
  }

  /** Access logs: a year. */
  static List<LifecycleRule> ofAccessLogs() {
    return List.of(everything("standard", ACCESS_LOG_DAYS, NEXT_DAY), leftovers());
  }

  private int days() {
    return stage.retentionDays().orElse(retention.days());
  }

  private LifecycleRule late(RetentionClass.LateRule rule) {
    return tagged(rule.retentionClass(), Math.min(rule.days(), days()), NEXT_DAY);
  }

  private static LifecycleRule everything(String id, int days, int noncurrentDays) {
    return LifecycleRule.builder()
        .id(id)
        .expiration(Duration.days(days))
        .noncurrentVersionExpiration(Duration.days(noncurrentDays))
        .build();
  }

  private static LifecycleRule tagged(RetentionClass retentionClass, int days, int noncurrentDays) {
    return LifecycleRule.builder()
        .id(retentionClass.tag())
        .tagFilters(Map.of(RetentionClass.TAG_KEY, retentionClass.tag()))
        .expiration(Duration.days(days))
        .noncurrentVersionExpiration(Duration.days(noncurrentDays))
        .build();
  }

  /** A rule with a tag cannot say this, nor can one with days. */
  private static LifecycleRule leftovers() {
    return LifecycleRule.builder()
        .id("leftovers")
        .expiredObjectDeleteMarker(true)
        .abortIncompleteMultipartUploadAfter(Duration.days(ABANDONED_UPLOAD_DAYS))
        .build();
  }
}
