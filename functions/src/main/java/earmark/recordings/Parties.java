package earmark.recordings;

import earmark.recordings.Call.Direction;
import earmark.staff.Lines;
import earmark.staff.StaffDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells who took part in a call, from the lines and the staff directory as it was at its time. */
final class Parties {
  private final Lines lines;

  Parties(Lines lines) {
    this.lines = lines;
  }

  /** The call that was told of. */
  Call call(Told told, CallTime time, StaffDirectory directory) {
    List<Party> parties =
        Stream.of(told.from().stream(), told.to().stream(), told.others().stream())
            .flatMap(line -> line)
            .map(line -> party(line, time.start(), directory))
            .distinct()
            .toList();
    return new Call(time, told.direction().orElseGet(() -> direction(told)), parties);
  }

  private Party party(String line, Instant at, StaffDirectory directory) {
    if (Lines.isWithheld(line)) {
      return new Party.Customer(Optional.empty());
    }
    Optional<String> number = lines.e164(line);
    String known = number.orElse(line.strip());
    return directory
        .at(known, at)
        .<Party>map(entry -> new Party.StaffMember(entry.staff(), entry.role(), known))
        .orElseGet(() -> stranger(number, known));
  }

  private static Party stranger(Optional<String> number, String line) {
    return number.isPresent() ? new Party.Customer(number) : new Party.UnknownLine(line);
  }

  /** Without a word about it, an extension tells which end was inside. */
  private static Direction direction(Told told) {
    if (told.from().isEmpty() || told.to().isEmpty()) {
      return Direction.UNKNOWN;
    }
    boolean fromInside = Lines.isExtension(told.from().get());
    boolean toInside = Lines.isExtension(told.to().get());
    if (fromInside) {
      return toInside ? Direction.INTERNAL : Direction.OUTBOUND;
    }
    return toInside ? Direction.INBOUND : Direction.UNKNOWN;
  }
}
