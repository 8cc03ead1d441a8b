package earmark.local.s3;

import earmark.local.calls.AwsCall;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What IAM would be asked before an operation.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html">Required
 *     permissions for S3 API operations</a>
 */
final class Permissions {
  private final Predicate<S3Address> tagged;

  /**
   * @param tagged whether a copy's source carries tags, for only then does their copy need anything
   */
  Permissions(Predicate<S3Address> tagged) {
    this.tagged = tagged;
  }

  List<AwsCall> of(String caller, S3Operation operation, S3Request request) {
    Calls calls = new Calls(caller, request);
    switch (operation) {
      case ListBuckets() -> calls.add("ListAllMyBuckets", "*");
      case CreateBucket(String bucket) -> calls.add("CreateBucket", bucketArn(bucket));
      case OnBucket(String bucket, String action) -> calls.add(action, bucketArn(bucket));
      case ReadObject(S3Address object) -> calls.read(object);
      case PutObject(S3Address object) -> calls.write(object);
      case CopyObject(S3Address source, S3Address target) -> copy(calls, source, target);
      case DeleteObject(S3Address object) -> calls.delete(object);
      case DeleteObjects(String bucket) -> {
        // Each object is recorded when the body has been read.
      }
      case StartUpload(S3Address object) -> calls.write(object);
      case UploadPart(S3Address object) -> calls.add("PutObject", object.arn());
      case CopyPart(S3Address source, S3Address target) -> {
        calls.read(source);
        calls.add("PutObject", target.arn());
      }
      case CompleteUpload(S3Address object) -> calls.add("PutObject", object.arn());
      case AbortUpload(S3Address object) -> calls.add("AbortMultipartUpload", object.arn());
      case PutRetention(S3Address object) -> {
        calls.add("PutObjectRetention", object.arn());
        calls.bypass(object);
      }
      case OnObject(S3Address object, String action) -> calls.add(action, object.arn());
    }
    return calls.list;
  }

  /** One of the many that a single request deletes. */
  List<AwsCall> ofDelete(String caller, S3Address object, S3Request request) {
    Calls calls = new Calls(caller, request);
    calls.delete(object);
    return calls.list;
  }

  private void copy(Calls calls, S3Address source, S3Address target) {
    calls.read(source);
    calls.write(target);
    if (!Tags.replaced(calls.request) && tagged.test(source)) {
      calls.add(
          source.version().isPresent() ? "GetObjectVersionTagging" : "GetObjectTagging",
          source.arn());
      calls.add("PutObjectTagging", target.arn());
    }
  }

  private static String bucketArn(String bucket) {
    return "arn:aws:s3:::" + bucket;
  }

  private static final class Calls {
    private final List<AwsCall> list = new ArrayList<>();
    private final String caller;
    private final S3Request request;

    private Calls(String caller, S3Request request) {
      this.caller = caller;
      this.request = request;
    }

    private void add(String action, String resource) {
      list.add(new AwsCall(caller, "s3:" + action, resource));
    }

    private void read(S3Address object) {
      add(object.version().isPresent() ? "GetObjectVersion" : "GetObject", object.arn());
    }

    private void write(S3Address object) {
      add("PutObject", object.arn());
      when(Tags.HEADER, "PutObjectTagging", object);
      when(LockHeaders.MODE, "PutObjectRetention", object);
      when(LockHeaders.HOLD, "PutObjectLegalHold", object);
    }

    private void delete(S3Address object) {
      add(object.version().isPresent() ? "DeleteObjectVersion" : "DeleteObject", object.arn());
      bypass(object);
    }

    private void bypass(S3Address object) {
      if (Locks.bypasses(request)) {
        add("BypassGovernanceRetention", object.arn());
      }
    }

    private void when(String header, String action, S3Address object) {
      if (request.header(header).isPresent()) {
        add(action, object.arn());
      }
    }
  }
}
