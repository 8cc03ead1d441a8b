package earmark.local.s3;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells which operation a request is, by method, address, query and the header that makes a copy.
 */
final class Operations {
  private static final String COPY_SOURCE = "x-amz-copy-source";

  /** The part of a bucket that a query names, and the name it has in IAM actions. */
  private static final Map<String, String> BUCKET_PARTS =
      Map.ofEntries(
          Map.entry("accelerate", "AccelerateConfiguration"),
          Map.entry("acl", "BucketAcl"),
          Map.entry("cors", "BucketCORS"),
          Map.entry("encryption", "EncryptionConfiguration"),
          Map.entry("lifecycle", "LifecycleConfiguration"),
          Map.entry("location", "BucketLocation"),
          Map.entry("logging", "BucketLogging"),
          Map.entry("notification", "BucketNotification"),
          Map.entry("object-lock", "BucketObjectLockConfiguration"),
          Map.entry("ownershipControls", "BucketOwnershipControls"),
          Map.entry("policy", "BucketPolicy"),
          Map.entry("publicAccessBlock", "BucketPublicAccessBlock"),
          Map.entry("tagging", "BucketTagging"),
          Map.entry("versioning", "BucketVersioning"),
          Map.entry("website", "BucketWebsite"));

  /** The part of an object that a query names; the second word is for a named version. */
  private static final Map<String, Part> OBJECT_PARTS = new LinkedHashMap<>();

  static {
    OBJECT_PARTS.put("tagging", new Part("ObjectTagging", "ObjectVersionTagging"));
    OBJECT_PARTS.put("retention", new Part("ObjectRetention", "ObjectRetention"));
    OBJECT_PARTS.put("legal-hold", new Part("ObjectLegalHold", "ObjectLegalHold"));
    OBJECT_PARTS.put("acl", new Part("ObjectAcl", "ObjectVersionAcl"));
    OBJECT_PARTS.put("attributes", new Part("ObjectAttributes", "ObjectVersionAttributes"));
  }

  private record Part(String plain, String ofVersion) {}

  private Operations() {}

  static S3Operation of(S3Request request) {
    if (request.bucket().isEmpty()) {
      return new S3Operation.ListBuckets();
    }
    return request.key().isEmpty() ? onBucket(request) : onObject(request);
  }

  private static S3Operation onBucket(S3Request request) {
    String bucket = request.bucket();
    if (request.method().equals("POST") && request.asks("delete")) {
      return new S3Operation.DeleteObjects(bucket);
    }
    for (Map.Entry<String, String> part : BUCKET_PARTS.entrySet()) {
      if (request.asks(part.getKey())) {
        return new S3Operation.OnBucket(bucket, verb(request) + part.getValue());
      }
    }
    return switch (request.method()) {
      case "PUT" -> new S3Operation.CreateBucket(bucket);
      case "DELETE" -> new S3Operation.OnBucket(bucket, "DeleteBucket");
      case "GET", "HEAD" -> new S3Operation.OnBucket(bucket, listing(request));
      default -> throw methodNotAllowed();
    };
  }

  private static String listing(S3Request request) {
    if (request.asks("versions")) {
      return "ListBucketVersions";
    }
    return request.asks("uploads") ? "ListBucketMultipartUploads" : "ListBucket";
  }

  private static S3Operation onObject(S3Request request) {
    S3Address object = request.address();
    for (Map.Entry<String, Part> part : OBJECT_PARTS.entrySet()) {
      if (request.asks(part.getKey())) {
        return onPart(request, object, part.getKey(), part.getValue());
      }
    }
    return switch (request.method()) {
      case "GET", "HEAD" ->
          request.asks("uploadId")
              ? new S3Operation.OnObject(object, "ListMultipartUploadParts")
              : new S3Operation.ReadObject(object);
      case "PUT" -> put(request, object);
      case "POST" -> post(request, object);
      case "DELETE" ->
          request.asks("uploadId")
              ? new S3Operation.AbortUpload(object)
              : new S3Operation.DeleteObject(object);
      default -> throw methodNotAllowed();
    };
  }

  private static S3Operation onPart(
      S3Request request, S3Address object, String parameter, Part part) {
    if (parameter.equals("retention") && request.method().equals("PUT")) {
      return new S3Operation.PutRetention(object);
    }
    String noun = object.version().isPresent() ? part.ofVersion() : part.plain();
    return new S3Operation.OnObject(object, verb(request) + noun);
  }

  private static S3Operation put(S3Request request, S3Address object) {
    boolean part = request.asks("uploadId");
    return request
        .header(COPY_SOURCE)
        .map(S3Address::ofCopySource)
        .<S3Operation>map(
            source ->
                part
                    ? new S3Operation.CopyPart(source, object)
                    : new S3Operation.CopyObject(source, object))
        .orElseGet(
            () -> part ? new S3Operation.UploadPart(object) : new S3Operation.PutObject(object));
  }

  private static S3Operation post(S3Request request, S3Address object) {
    if (request.asks("uploads")) {
      return new S3Operation.StartUpload(object);
    }
    if (request.asks("uploadId")) {
      return new S3Operation.CompleteUpload(object);
    }
    throw methodNotAllowed();
  }

  private static String verb(S3Request request) {
    return switch (request.method()) {
      case "PUT" -> "Put";
      case "DELETE" -> "Delete";
      default -> "Get";
    };
  }

  private static S3Failure methodNotAllowed() {
    return new S3Failure(
        405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
  }
}
