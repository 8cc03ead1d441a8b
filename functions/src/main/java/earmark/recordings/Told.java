package earmark.recordings;

import java.util.List;
import java.util.Optional;

/**
 * What one source tells of a call, each part as far as it goes. A line is as the phone system wrote
 * it; an empty one is a number that was withheld.
 *
 * @param others further lines that took part, for calls are transferred and joined
 */
record Told(
    Optional<CallTime> time,
    Optional<Call.Direction> direction,
    Optional<String> from,
    Optional<String> to,
    List<String> others) {
  /** A source that tells nothing. */
  static final Told NOTHING =
      new Told(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** How many further lines are taken: a transaction of the index holds a row for each. */
  static final int MOST_OTHERS = 40;

  Told {
    others = others.stream().limit(MOST_OTHERS).toList();
  }

  /** This source, its gaps filled from a less trusted one. */
  Told orElse(Told lessTrusted) {
    return new Told(
        time.or(lessTrusted::time),
        direction.or(lessTrusted::direction),
        from.or(lessTrusted::from),
        to.or(lessTrusted::to),
        others.isEmpty() ? lessTrusted.others : others);
  }

  /** Whether a call can be made of it: a time and at least one party. */
  boolean isEnough() {
    return time.isPresent() && hasParty();
  }

  boolean hasParty() {
    return from.isPresent() || to.isPresent() || !others.isEmpty();
  }

  /** Never prints a line, nor when it rang. */
  @Override
  public String toString() {
    return "Told[" + (isEnough() ? "enough" : "not enough") + "]";
  }
}
