package earmark.access;

import java.util.Locale;

/** What can be asked for. */
public enum Action {
  OPEN_SUBJECT_ACCESS_REQUEST,
  SEE_SUBJECT_ACCESS_REQUEST,
  BEGIN_TRANSCRIPTS,
  READ_TRANSCRIPT,
  PLACE_HOLD,
  SEE_HOLDS,
  REVIEW_HOLD,
  RELEASE_HOLD,
  /** No role may: the engineer does it, once, through a function of its own. */
  APPOINT_FIRST_PERSON;

  /** The id, for example {@code read-transcript}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
