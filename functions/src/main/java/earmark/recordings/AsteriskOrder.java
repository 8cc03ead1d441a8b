package earmark.recordings;

import earmark.recordings.Call.Direction;
import earmark.staff.Lines;
import java.util.Optional;

/**
 * FreePBX writes the destination before the source, but which end the destination is depends on the
 * type of the recording: an incoming call's stranger is its source wherever the name puts him, an
 * outgoing call's its destination.
 */
final class AsteriskOrder {
  private AsteriskOrder() {}

  static Told of(Told told) {
    Optional<Direction> direction = told.direction().or(() -> byLines(told));
    boolean turned =
        (direction.filter(Direction.INBOUND::equals).isPresent() && outbound(told))
            || (direction.filter(Direction.OUTBOUND::equals).isPresent() && inbound(told));
    return turned
        ? new Told(told.time(), direction, told.to(), told.from(), told.others())
        : new Told(told.time(), direction, told.from(), told.to(), told.others());
  }

  /** Types such as {@code force} tell no direction: the lines do. */
  private static Optional<Direction> byLines(Told told) {
    if (outbound(told)) {
      return Optional.of(Direction.OUTBOUND);
    }
    return inbound(told) ? Optional.of(Direction.INBOUND) : Optional.empty();
  }

  private static boolean outbound(Told told) {
    return isExtension(told.from()) && !isExtension(told.to());
  }

  private static boolean inbound(Told told) {
    return !isExtension(told.from()) && isExtension(told.to());
  }

  private static boolean isExtension(Optional<String> line) {
    return line.filter(Lines::isExtension).isPresent();
  }
}
