package earmark.local.s3;

import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Deleting: without a version id a delete marker is put, with one the version is gone for good,
 * unless it is locked or held. Unlike S3, a marker is not put on a key that never was.
 */
final class Deletions {
  private final StoredObjects objects;
  private final KeyLocks turns;
  private final Locks locks;
  private final Events events;
  private final Births births;
  private final Clock clock;

  Deletions(
      StoredObjects objects,
      KeyLocks turns,
      Locks locks,
      Events events,
      Births births,
      Clock clock) {
    this.objects = objects;
    this.turns = turns;
    this.locks = locks;
    this.events = events;
    this.births = births;
    this.clock = clock;
  }

  /**
   * @param version the version deleted, or the delete marker's
   * @param marker whether that is a delete marker
   */
  private record Deleted(Optional<String> version, boolean marker) {}

  void delete(Exchange exchange, S3Address object) throws IOException, ServletException {
    Deleted deleted = turns.alone(object, () -> deleteOne(exchange, object));
    deleted.version().ifPresent(id -> exchange.response().setHeader("x-amz-version-id", id));
    if (deleted.marker()) {
      exchange.response().setHeader("x-amz-delete-marker", "true");
    }
    exchange.response().setStatus(204);
  }

  /**
   * DeleteObjects: each by itself, a refusal of one does not keep the others.
   *
   * @param recorder told of each object before it is deleted
   */
  void deleteAll(Exchange exchange, Consumer<S3Address> recorder)
      throws IOException, ServletException {
    Document body = exchange.body();
    boolean quiet = Xml.text(body, "Quiet").filter("true"::equals).isPresent();
    Xml answer = new Xml("DeleteResult");
    for (Element wanted : Xml.elements(body, "Object")) {
      S3Address object = address(exchange.request().bucket(), wanted);
      recorder.accept(object);
      try {
        Deleted deleted = turns.alone(object, () -> deleteOne(exchange, object));
        if (!quiet) {
          report(answer.open("Deleted"), object, deleted);
        }
      } catch (S3Failure failure) {
        report(answer.open("Error"), object, failure);
      }
    }
    exchange.answer(answer);
  }

  private Deleted deleteOne(Exchange exchange, S3Address object) {
    return object.version().isPresent()
        ? deleteVersion(exchange, object)
        : deleteCurrent(exchange, object);
  }

  private Deleted deleteVersion(Exchange exchange, S3Address object) {
    Optional<S3ObjectMetadata> version = objects.find(object);
    if (version.isEmpty()) {
      return new Deleted(object.version(), false);
    }
    locks.requireDeletable(version.get(), exchange.request());
    objects.deleteVersion(object, version.get());
    births.forget(object.bucket(), Histories.idOf(version.get()));
    events.removed(exchange, object, "Delete");
    return new Deleted(object.version(), version.get().getDeleteMarker());
  }

  private Deleted deleteCurrent(Exchange exchange, S3Address object) {
    if (objects.find(object).isEmpty()) {
      return new Deleted(Optional.empty(), false);
    }
    objects.delete(object);
    if (!objects.versioned(object.bucket())) {
      events.removed(exchange, object, "Delete");
      return new Deleted(Optional.empty(), false);
    }
    String marker = objects.find(object).map(S3ObjectMetadata::getVersionId).orElseThrow();
    births.note(object.bucket(), marker, clock.instant());
    events.removed(exchange, object.at(marker), "DeleteMarkerCreated");
    return new Deleted(Optional.of(marker), true);
  }

  private static S3Address address(String bucket, Element wanted) {
    return new S3Address(
        bucket,
        Xml.text(wanted, "Key").orElseThrow(S3Failure::malformedXml),
        Xml.text(wanted, "VersionId").filter(id -> !id.isEmpty()));
  }

  private static void report(Element element, S3Address object, Deleted deleted) {
    name(element, object);
    if (deleted.marker()) {
      Xml.add(element, "DeleteMarker", "true");
      deleted.version().ifPresent(id -> Xml.add(element, "DeleteMarkerVersionId", id));
    }
  }

  private static void report(Element element, S3Address object, S3Failure failure) {
    name(element, object);
    Xml.add(element, "Code", failure.code());
    Xml.add(element, "Message", String.valueOf(failure.getMessage()));
  }

  private static void name(Element element, S3Address object) {
    Xml.add(element, "Key", object.key());
    object.version().ifPresent(id -> Xml.add(element, "VersionId", id));
  }
}
