package earmark.local.s3;

import java.time.Clock;

/** What every new version is given: its time of birth, its notice, and word of its end. */
final class Arrivals {
  private final StoredObjects objects;
  private final Births births;
  private final Events events;
  private final Expirations expirations;
  private final Clock clock;

  Arrivals(
      StoredObjects objects, Births births, Events events, Expirations expirations, Clock clock) {
    this.objects = objects;
    this.births = births;
    this.events = events;
    this.expirations = expirations;
    this.clock = clock;
  }

  /**
   * @param how Put, Copy or CompleteMultipartUpload
   */
  void created(Exchange exchange, S3Address version, String how) {
    objects
        .find(version)
        .ifPresent(found -> births.note(version.bucket(), Histories.idOf(found), clock.instant()));
    expirations.tell(version, exchange.response());
    events.created(exchange, version, how);
  }
}
