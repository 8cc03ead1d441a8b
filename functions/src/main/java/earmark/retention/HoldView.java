package earmark.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A hold as the API shows it: {@code Hold} in {@code docs/openapi.yaml}. */
record HoldView(
    HoldId holdId,
    String recordingId,
    String kind,
    String reason,
    String owner,
    String ownerRole,
    String placedAt,
    LocalDate reviewOn,
    Optional<ReleaseView> released) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  static HoldView of(Hold hold, ZoneId zone) {
    return new HoldView(
        hold.id(),
        hold.recordingId().value(),
        hold.reason().kind().id(),
        hold.reason().text(),
        hold.owner(),
        hold.ownerRole(),
        time(hold.placedAt(), zone),
        hold.reviewOn(),
        hold.released()
            .map(
                release -> new ReleaseView(time(release.at(), zone), release.by(), release.why())));
  }

  /** Never prints why. */
  @Override
  public String toString() {
    return "HoldView[" + holdId + "]";
  }

  private static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /** How it ended. */
  record ReleaseView(String at, String by, String reason) {
    /** Never prints why. */
    @Override
    public String toString() {
      return "ReleaseView[" + at + "]";
    }
  }

  /** All holds of a recording, the oldest first. */
  record ListView(String recordingId, List<HoldView> holds) {
    static ListView of(String recordingId, List<Hold> holds, ZoneId zone) {
      return new ListView(
          recordingId,
          holds.stream()
              .sorted(Comparator.comparing(Hold::placedAt).thenComparing(hold -> hold.id().value()))
              .map(hold -> HoldView.of(hold, zone))
              .toList());
    }
  }
}
