package earmark.local.s3;

/** A call that S3 refuses, with the status, code and message it refuses it with. */
final class S3Failure extends RuntimeException {
  private final int status;
  private final String code;

  S3Failure(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  static S3Failure accessDenied(String message) {
    return new S3Failure(403, "AccessDenied", message);
  }

  static S3Failure locked() {
    return accessDenied("Access Denied because object protected by object lock.");
  }

  static S3Failure invalidRequest(String message) {
    return new S3Failure(400, "InvalidRequest", message);
  }

  static S3Failure invalidArgument(String message) {
    return new S3Failure(400, "InvalidArgument", message);
  }

  static S3Failure malformedXml() {
    return new S3Failure(
        400, "MalformedXML", "The XML you provided was not well-formed or did not validate.");
  }

  static S3Failure noSuchBucket() {
    return new S3Failure(404, "NoSuchBucket", "The specified bucket does not exist");
  }

  static S3Failure noSuchKey() {
    return new S3Failure(404, "NoSuchKey", "The specified key does not exist.");
  }

  static S3Failure noSuchVersion() {
    return new S3Failure(404, "NoSuchVersion", "The specified version does not exist.");
  }

  static S3Failure noSuchUpload() {
    return new S3Failure(404, "NoSuchUpload", "The specified multipart upload does not exist.");
  }

  static S3Failure isDeleteMarker() {
    return new S3Failure(
        405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
  }

  static S3Failure preconditionFailed() {
    return new S3Failure(
        412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}
