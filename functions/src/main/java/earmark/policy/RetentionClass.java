package earmark.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The value of the tag {@code retention}, which tells S3's lifecycle when an object goes. An object
 * without the tag falls under the bucket's standard rule.
 *
 * @param tag the tag's value
 */
public record RetentionClass(String tag) {
  /** The tag's key. */
  public static final String TAG_KEY = "retention";

  /** In the vault: standard keeping, counted from an upload soon after the call. */
  public static final RetentionClass STANDARD = new RetentionClass("standard");

  /** In uploads: copied to the vault and indexed. */
  public static final RetentionClass VAULTED = new RetentionClass("vaulted");

  /** In uploads: a call that is not routinely kept (P2), hidden until its grace ends. */
  public static final RetentionClass OUT_OF_SCOPE = new RetentionClass("out-of-scope");

  private static final int DAYS_A_WEEK = 7;

  /**
   * The class of a recording in the vault: lifecycle counts from the copy, so whole weeks between
   * the call and the copy are taken off again; rounded down, so that nothing goes early.
   */
  public static RetentionClass inVault(Instant callStart, Instant vaultedAt) {
    long weeks = Duration.between(callStart, vaultedAt).toDays() / DAYS_A_WEEK;
    return weeks <= 0 ? STANDARD : late(Math.toIntExact(weeks));
  }

  /** The class of a recording vaulted so many whole weeks after its call. */
  public static RetentionClass late(int weeks) {
    return new RetentionClass("late-%03dw".formatted(weeks));
  }

  /** Every late class with its days of lifecycle, for the rules in the CDK. */
  public static List<LateRule> lateRules(Policy.Retention retention) {
    return IntStream.rangeClosed(1, (retention.days() - 1) / DAYS_A_WEEK)
        .mapToObj(weeks -> new LateRule(late(weeks), retention.days() - DAYS_A_WEEK * weeks))
        .toList();
  }

  /** A lifecycle rule for a late class: days from the copy to the expiry. */
  public record LateRule(RetentionClass retentionClass, int days) {}
}
