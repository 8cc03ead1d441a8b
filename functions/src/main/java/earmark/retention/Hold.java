package earmark.retention;

import earmark.recordings.RecordingId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A reason why a recording must not go yet.
 *
 * @param owner who answers for it: the subject of a person
 * @param ownerRole the access role in which they placed it
 * @param reviewOn the local day on which somebody looks whether it is still needed
 * @param released empty while it stands
 */
public record Hold(
    RecordingId recordingId,
    HoldId id,
    Reason reason,
    String owner,
    String ownerRole,
    Instant placedAt,
    LocalDate reviewOn,
    Optional<Release> released) {
  /** How long a hold may go without a review, in days. */
  public static final int LONGEST_UNREVIEWED = 90;

  /** The same, to be reviewed on another day. */
  Hold toBeReviewedOn(LocalDate day) {
    return new Hold(recordingId, id, reason, owner, ownerRole, placedAt, day, released);
  }

  Hold releasedWith(Release release) {
    return new Hold(
        recordingId, id, reason, owner, ownerRole, placedAt, reviewOn, Optional.of(release));
  }

  boolean isOpen() {
    return released.isEmpty();
  }

  /** Never prints why: that is free text. */
  @Override
  public String toString() {
    return "Hold[%s, %s, %s, open %s]".formatted(recordingId, id, reason.kind(), isOpen());
  }

  /**
   * Why a recording is held.
   *
   * @param text in somebody's own words, 1 to 500 characters; it stands in the holds' table alone
   */
  public record Reason(Kind kind, String text) {
    static final int LONGEST = 500;

    public Reason {
      if (text.isBlank() || text.length() > LONGEST) {
        throw new IllegalArgumentException("A reason has 1 to 500 characters");
      }
    }

    /** Never prints the words. */
    @Override
    public String toString() {
      return "Reason[" + kind + "]";
    }
  }

  /** The kinds of reasons. */
  public enum Kind {
    LEGAL,
    SUBJECT_ACCESS,
    COMPLAINT,
    SAFEGUARDING,
    OTHER;

    /** The id, for example {@code subject-access}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> of(String id) {
      return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }
  }

  /**
   * How a hold ended.
   *
   * @param by the subject of whoever released it
   * @param why in their own words, 1 to 500 characters
   */
  public record Release(Instant at, String by, String why) {
    /** Never prints the words. */
    @Override
    public String toString() {
      return "Release[" + at + "]";
    }
  }
}
