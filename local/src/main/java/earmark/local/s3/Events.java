package earmark.local.s3;

import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import earmark.local.s3.EventRecord.Origin;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Tells the queues that a bucket notifies what happened to its objects. */
final class Events {
  private final StoredObjects objects;
  private final Map<String, BucketSettings> buckets;
  private final Outbox outbox;
  private final Clock clock;
  private final LongSupplier sequence;

  /**
   * @param sequence increases, also over restarts
   */
  Events(
      StoredObjects objects,
      Map<String, BucketSettings> buckets,
      Outbox outbox,
      Clock clock,
      LongSupplier sequence) {
    this.objects = objects;
    this.buckets = buckets;
    this.outbox = outbox;
    this.clock = clock;
    this.sequence = sequence;
  }

  /**
   * @param how Put, Copy or CompleteMultipartUpload
   */
  void created(Exchange exchange, S3Address object, String how) {
    send(Origin.of(exchange), object, "ObjectCreated:" + how, objects.find(object));
  }

  /**
   * @param how Delete or DeleteMarkerCreated
   */
  void removed(Exchange exchange, S3Address object, String how) {
    send(Origin.of(exchange), object, "ObjectRemoved:" + how, Optional.empty());
  }

  /**
   * Lifecycle did it.
   *
   * @param how Delete or DeleteMarkerCreated
   */
  void expired(S3Address object, String how) {
    send(Origin.lifecycle(), object, "LifecycleExpiration:" + how, Optional.empty());
  }

  private void send(
      Origin origin, S3Address object, String name, Optional<S3ObjectMetadata> description) {
    BucketSettings bucket = buckets.get(object.bucket());
    if (bucket == null) {
      return;
    }
    String sequencer = "%018X".formatted(sequence.getAsLong());
    bucket.notifications().stream()
        .filter(notification -> notification.wants(name, object.key()))
        .map(
            notification ->
                new Outbox.Notice(
                    notification.queueArn(),
                    new EventRecord(origin, object, name, description, sequencer)
                        .json(notification, clock.instant())))
        .forEach(notice -> outbox.send(sequencer, notice));
  }
}
