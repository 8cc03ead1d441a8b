package earmark.local.s3;

import earmark.local.calls.AwsCalls;
import earmark.local.s3.S3Operation.AbortUpload;
import earmark.local.s3.S3Operation.CompleteUpload;
import earmark.local.s3.S3Operation.CopyObject;
import earmark.local.s3.S3Operation.CopyPart;
import earmark.local.s3.S3Operation.CreateBucket;
import earmark.local.s3.S3Operation.DeleteObject;
import earmark.local.s3.S3Operation.DeleteObjects;
import earmark.local.s3.S3Operation.ListBuckets;
import earmark.local.s3.S3Operation.OnBucket;
import earmark.local.s3.S3Operation.OnObject;
import earmark.local.s3.S3Operation.PutObject;
import earmark.local.s3.S3Operation.PutRetention;
import earmark.local.s3.S3Operation.ReadObject;
import earmark.local.s3.S3Operation.StartUpload;
import earmark.local.s3.S3Operation.UploadPart;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Stands before S3Mock: knows who asks, records it, and answers or passes on. */
final class Front extends HttpFilter {
  private final transient StoredObjects objects;
  private final transient AwsCalls calls;
  private final transient Signatures signatures;
  private final transient Cors cors;
  private final transient Permissions permissions;
  private final transient Reads reads;
  private final transient Writes writes;
  private final transient Copies copies;
  private final transient Uploads uploads;
  private final transient Deletions deletions;
  private final transient Listings listings;
  private final transient Locks locks;
  private final transient Map<String, BucketSettings> buckets;

  Front(
      StoredObjects objects,
      Map<String, BucketSettings> buckets,
      Signatures signatures,
      AwsCalls calls,
      KeyLocks turns,
      Births births,
      Events events,
      Clock clock) {
    Conditions conditions = new Conditions(objects);
    Arrivals arrivals =
        new Arrivals(objects, births, events, expirations(objects, births, buckets), clock);
    this.objects = objects;
    this.buckets = buckets;
    this.calls = calls;
    this.signatures = signatures;
    this.cors = new Cors(buckets);
    this.permissions = new Permissions(this::isTagged);
    this.locks = new Locks(objects, clock);
    this.reads = new Reads(objects, expirations(objects, births, buckets));
    this.writes = new Writes(turns, conditions, locks, arrivals);
    this.copies = new Copies(objects, turns, conditions, locks, arrivals);
    this.uploads = new Uploads(objects, turns, conditions, locks, arrivals, births, clock);
    this.deletions = new Deletions(objects, turns, locks, events, births, clock);
    this.listings = new Listings(objects);
  }

  @Override
  protected void doFilter(HttpServletRequest http, HttpServletResponse response, FilterChain s3mock)
      throws IOException, ServletException {
    response.setHeader("x-amz-request-id", requestId());
    try {
      S3Request request = new S3Request(http);
      if (cors.isPreflight(request)) {
        cors.answerPreflight(request, response);
        return;
      }
      cors.allow(request, response);
      String caller = signatures.verify(request);
      answer(new Exchange(request, response, s3mock, caller));
    } catch (S3Failure failure) {
      refuse(http, response, failure);
    }
  }

  private void answer(Exchange exchange) throws IOException, ServletException {
    S3Operation operation = Operations.of(exchange.request());
    permissions.of(exchange.caller(), operation, exchange.request()).forEach(calls::record);
    switch (operation) {
      case ListBuckets() -> exchange.passOn();
      case CreateBucket(String bucket) -> create(exchange, bucket);
      case OnBucket(String bucket, String action) -> onBucket(exchange, bucket, action);
      case ReadObject(S3Address object) -> reads.answer(exchange, object);
      case PutObject(S3Address object) -> writes.put(exchange, object);
      case CopyObject(S3Address source, S3Address target) -> copies.copy(exchange, source, target);
      case DeleteObject(S3Address object) -> deletions.delete(exchange, object);
      case DeleteObjects(_) -> deletions.deleteAll(exchange, object -> record(exchange, object));
      case StartUpload(S3Address object) -> uploads.start(exchange, object);
      case UploadPart(_) -> exchange.passOn();
      case CopyPart(S3Address source, S3Address target) ->
          uploads.copyPart(exchange, source, target);
      case CompleteUpload(S3Address object) -> uploads.complete(exchange, object);
      case AbortUpload(S3Address object) -> uploads.abort(exchange, object);
      case PutRetention(_) -> locks.change(exchange);
      case OnObject(S3Address object, String action) -> onObject(exchange, object, action);
    }
  }

  /** A bucket with Object Lock is versioned from its first day. */
  private void create(Exchange exchange, String bucket) throws IOException, ServletException {
    exchange.passOnThen(
        Set.of(),
        _ -> {
          if (objects.locksObjects(bucket)) {
            objects.switchVersioningOn(bucket);
          }
        });
  }

  private void onBucket(Exchange exchange, String bucket, String action)
      throws IOException, ServletException {
    if (action.equals("GetLifecycleConfiguration") && buckets.containsKey(bucket)) {
      exchange.answer(LifecycleXml.of(buckets.get(bucket).lifecycle()));
    } else if (action.equals("ListBucket") && exchange.request().method().equals("GET")) {
      listings.answer(exchange);
    } else {
      exchange.passOn();
    }
  }

  /** The version is looked for first: S3Mock answers for a missing one as for a missing key. */
  private void onObject(Exchange exchange, S3Address object, String action)
      throws IOException, ServletException {
    if (!action.equals("ListMultipartUploadParts")) {
      locks.requireAsked(objects.read(object), action);
    }
    exchange.passOn();
  }

  private void record(Exchange exchange, S3Address object) {
    permissions.ofDelete(exchange.caller(), object, exchange.request()).forEach(calls::record);
  }

  private boolean isTagged(S3Address object) {
    return objects
        .find(object)
        .filter(found -> found.getTags() != null && !found.getTags().isEmpty())
        .isPresent();
  }

  private static void refuse(
      HttpServletRequest http, HttpServletResponse response, S3Failure failure) throws IOException {
    byte[] body = Xml.error(failure).toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(failure.status());
    response.setContentType("application/xml");
    if (!http.getMethod().equals("HEAD")) {
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }

  private static Expirations expirations(
      StoredObjects objects, Births births, Map<String, BucketSettings> buckets) {
    return new Expirations(new Histories(objects, births), buckets);
  }

  static String requestId() {
    return UUID.randomUUID().toString().replace("-", "").substring(16).toUpperCase(Locale.ROOT);
  }
}
