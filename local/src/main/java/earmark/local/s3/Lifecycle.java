package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.MultipartUpload;
import earmark.local.s3.lifecycle.Due;
import earmark.local.s3.lifecycle.LifecycleAction;
import earmark.local.s3.lifecycle.LifecycleAction.Delete;
import earmark.local.s3.lifecycle.LifecycleAction.Hide;
import earmark.local.s3.lifecycle.LifecycleAction.Keep;
import earmark.local.s3.lifecycle.LifecycleAction.Spare;
import earmark.local.s3.lifecycle.LifecycleOutcome;
import earmark.local.s3.lifecycle.LifecycleRules;
import earmark.local.s3.lifecycle.ObjectVersion;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** S3's lifecycle, acting by the rules of the buckets. Each run goes by what it found at first. */
final class Lifecycle {
  private final StoredObjects objects;
  private final Map<String, BucketSettings> buckets;
  private final KeyLocks turns;
  private final Events events;
  private final Births births;
  private final Histories histories;
  private final Clock clock;

  Lifecycle(
      StoredObjects objects,
      Map<String, BucketSettings> buckets,
      KeyLocks turns,
      Events events,
      Births births,
      Clock clock) {
    this.objects = objects;
    this.buckets = buckets;
    this.turns = turns;
    this.events = events;
    this.births = births;
    this.histories = new Histories(objects, births);
    this.clock = clock;
  }

  /** Does what is due now, and tells what it has done. */
  List<LifecycleOutcome> run() {
    Instant now = clock.instant();
    List<LifecycleOutcome> done = new ArrayList<>();
    for (BucketSettings bucket : withRules()) {
      objects.keys(bucket.name()).forEach(key -> done.addAll(runAlone(bucket, key, now)));
      for (MultipartUpload upload : objects.uploads(bucket.name())) {
        if (due(bucket, upload).filter(due -> !now.isBefore(due.at())).isPresent()) {
          objects.abort(address(bucket, upload.getKey()), upload.getUploadId());
          births.forget(bucket.name(), upload.getUploadId());
        }
      }
    }
    return done;
  }

  /** What would be done with every version now. */
  List<LifecycleOutcome> view() {
    Instant now = clock.instant();
    return withRules().stream().flatMap(bucket -> view(bucket, now)).toList();
  }

  /** The next midnight, UTC, with something to do; none when all that is left is held. */
  Optional<Instant> nextRun() {
    Instant now = clock.instant();
    Stream<Instant> ofVersions = view().stream().flatMap(outcome -> due(outcome.action()).stream());
    Stream<Instant> ofUploads =
        withRules().stream()
            .flatMap(bucket -> objects.uploads(bucket.name()).stream().map(up -> due(bucket, up)))
            .flatMap(due -> due.map(Due::at).stream());
    return Stream.concat(ofVersions, ofUploads)
        .map(due -> LifecycleRules.midnightFrom(due.isAfter(now) ? due : now.plusNanos(1)))
        .min(Comparator.naturalOrder());
  }

  private List<BucketSettings> withRules() {
    return buckets.values().stream()
        .filter(bucket -> !bucket.lifecycle().isEmpty())
        .sorted(Comparator.comparing(BucketSettings::name))
        .toList();
  }

  private Stream<LifecycleOutcome> view(BucketSettings bucket, Instant now) {
    return objects.keys(bucket.name()).stream()
        .flatMap(key -> histories.of(bucket.name(), key).stream())
        .map(version -> outcome(bucket, version, now));
  }

  private static LifecycleOutcome outcome(
      BucketSettings bucket, ObjectVersion version, Instant now) {
    return new LifecycleOutcome(
        bucket.name(), version, LifecycleRules.decide(version, bucket.lifecycle(), now));
  }

  private List<LifecycleOutcome> runAlone(BucketSettings bucket, String key, Instant now) {
    try {
      return turns.alone(address(bucket, key), () -> run(bucket, key, now));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<LifecycleOutcome> run(BucketSettings bucket, String key, Instant now) {
    return histories.of(bucket.name(), key).stream()
        .map(version -> outcome(bucket, version, now))
        .filter(this::act)
        .toList();
  }

  private boolean act(LifecycleOutcome outcome) {
    S3Address object =
        new S3Address(outcome.bucket(), outcome.version().key(), outcome.version().versionId());
    return switch (outcome.action()) {
      case Keep _, Spare _ -> false;
      case Hide _ -> {
        hide(new S3Address(object.bucket(), object.key(), Optional.empty()));
        yield true;
      }
      case Delete _ -> {
        delete(object);
        yield true;
      }
    };
  }

  private void hide(S3Address object) {
    objects.delete(object);
    String marker = Histories.idOf(objects.find(object).orElseThrow());
    births.note(object.bucket(), marker, clock.instant());
    events.expired(object.at(marker), "DeleteMarkerCreated");
  }

  private void delete(S3Address object) {
    objects
        .find(object)
        .ifPresent(
            found -> {
              if (object.version().isPresent()) {
                objects.deleteVersion(object, found);
              } else {
                objects.delete(object);
              }
              births.forget(object.bucket(), Histories.idOf(found));
              events.expired(object, "Delete");
            });
  }

  private Optional<Due> due(BucketSettings bucket, MultipartUpload upload) {
    Instant begun = births.of(bucket.name(), upload.getUploadId()).orElseGet(upload::getInitiated);
    return LifecycleRules.dueOfUpload(upload.getKey(), begun, bucket.lifecycle());
  }

  /** When an action is worth another look. */
  private static Optional<Instant> due(LifecycleAction action) {
    return switch (action) {
      case Keep(Optional<Due> due) -> due.map(Due::at);
      case Hide(Due by) -> Optional.of(by.at());
      case Delete(Due by) -> Optional.of(by.at());
      case Spare(Due _, ObjectVersion.Lock lock) -> lock.held() ? Optional.empty() : lock.until();
    };
  }

  private static S3Address address(BucketSettings bucket, String key) {
    return new S3Address(bucket.name(), key, Optional.empty());
  }
}
