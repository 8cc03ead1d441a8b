package earmark.recordings;

import java.util.List;
import java.util.Optional;

/**
 * A telephone call: when it began, which way it went, who took part.
 *
 * @param parties in the order the phone system gave: the caller first where the direction is known
 */
public record Call(CallTime time, Direction direction, List<Party> parties) {
  public Call {
    parties = List.copyOf(parties);
  }

  /** Which way a call went, seen from the organisation. */
  public enum Direction {
    INBOUND,
    OUTBOUND,
    INTERNAL,
    UNKNOWN
  }

  /** The customers' numbers, withheld ones left out. */
  public List<String> customerNumbers() {
    return parties.stream()
        .filter(Party.Customer.class::isInstance)
        .map(Party.Customer.class::cast)
        .map(Party.Customer::number)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** The members of staff who took part. */
  public List<Party.StaffMember> staff() {
    return parties.stream()
        .filter(Party.StaffMember.class::isInstance)
        .map(Party.StaffMember.class::cast)
        .toList();
  }

  /** Never prints who called, or when. */
  @Override
  public String toString() {
    return "Call[" + direction + ", " + parties.size() + " parties]";
  }
}
