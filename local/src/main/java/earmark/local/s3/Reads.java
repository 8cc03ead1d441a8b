package earmark.local.s3;

import com.adobe.testing.s3mock.s3.dto.LegalHold;
import com.adobe.testing.s3mock.s3.dto.Retention;
import com.adobe.testing.s3mock.s3.model.S3ObjectMetadata;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** GET and HEAD of an object: S3Mock sends the bytes, the rest of what S3 tells is added. */
final class Reads {
  private static final String CHECKSUM_MODE = "x-amz-checksum-mode";

  private final StoredObjects objects;
  private final Expirations expirations;

  Reads(StoredObjects objects, Expirations expirations) {
    this.objects = objects;
    this.expirations = expirations;
  }

  void answer(Exchange exchange, S3Address object) throws IOException, ServletException {
    S3Request request = exchange.request();
    if (objects.find(object).filter(S3ObjectMetadata::getDeleteMarker).isPresent()) {
      exchange.response().setHeader("x-amz-delete-marker", "true");
    }
    S3ObjectMetadata version = objects.read(object);
    describe(version, exchange.response());
    expirations.tell(object, exchange.response());
    // The checksum is one of the whole object: with a part of it a client would find it wrong.
    if (request.header("range").isPresent()) {
      exchange.passOnWithout(Set.of(CHECKSUM_MODE));
      return;
    }
    if (request.header(CHECKSUM_MODE).isPresent() && version.getChecksumType() != null) {
      exchange.response().setHeader("x-amz-checksum-type", version.getChecksumType().name());
    }
    exchange.passOn();
  }

  private static void describe(S3ObjectMetadata version, HttpServletResponse response) {
    Retention retention = version.getRetention();
    if (retention != null && retention.getRetainUntilDate() != null) {
      response.setHeader(LockHeaders.MODE, String.valueOf(retention.getMode()));
      response.setHeader(LockHeaders.UNTIL, retention.getRetainUntilDate().toString());
    }
    LegalHold hold = version.getLegalHold();
    if (hold != null) {
      response.setHeader(LockHeaders.HOLD, String.valueOf(hold.getStatus()));
    }
    if (version.getTags() != null && !version.getTags().isEmpty()) {
      response.setHeader("x-amz-tagging-count", String.valueOf(version.getTags().size()));
    }
  }
}
