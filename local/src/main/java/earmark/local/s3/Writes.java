package earmark.local.s3;

import jakarta.servlet.ServletException;
import java.io.IOException;

/** PutObject: S3Mock keeps the bytes and the tags, conditions and locks are added. */
final class Writes {
  private final KeyLocks turns;
  private final Conditions conditions;
  private final Locks locks;
  private final Arrivals arrivals;

  Writes(KeyLocks turns, Conditions conditions, Locks locks, Arrivals arrivals) {
    this.turns = turns;
    this.conditions = conditions;
    this.locks = locks;
    this.arrivals = arrivals;
  }

  void put(Exchange exchange, S3Address object) throws IOException, ServletException {
    LockHeaders lock = locks.asked(exchange.request());
    if (!lock.isEmpty() && !Checksums.carriedBy(exchange.request())) {
      throw S3Failure.invalidRequest(
          "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with"
              + " Object Lock parameters");
    }
    turns.alone(
        object,
        () -> {
          conditions.require(exchange.request());
          exchange.passOnThen(
              Conditions.HEADERS,
              answer -> {
                S3Address version = answer.version().map(object::at).orElse(object);
                locks.apply(lock, version);
                arrivals.created(exchange, version, "Put");
              });
          return object;
        });
  }
}
