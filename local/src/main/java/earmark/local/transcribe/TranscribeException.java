package earmark.local.transcribe;

/**
 * A request that Transcribe refuses, with the name that AWS gives the refusal.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/transcribe/latest/APIReference/API_StartTranscriptionJob.html">
 *     StartTranscriptionJob</a>
 */
final class TranscribeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;

  private TranscribeException(String type, String message) {
    super(message);
    this.type = type;
  }

  static TranscribeException badRequest(String message) {
    return new TranscribeException("BadRequestException", message);
  }

  static TranscribeException conflict() {
    return new TranscribeException(
        "ConflictException",
        "The requested job name already exists. Use a different job name and try again.");
  }

  static TranscribeException limitExceeded() {
    return new TranscribeException(
        "LimitExceededException",
        "The number of concurrent jobs has reached its limit. Wait until a job has ended and try"
            + " again.");
  }

  /** AWS answers a name that it does not know with this, not with a NotFoundException. */
  static TranscribeException unknownJob() {
    return badRequest(
        "The requested job couldn't be found. Check the job name and try your request again.");
  }

  static TranscribeException unknownCaller() {
    return new TranscribeException(
        "UnrecognizedClientException", "The security token included in the request is invalid.");
  }

  static TranscribeException unknownOperation() {
    return new TranscribeException(
        "UnknownOperationException", "The requested operation isn't supported.");
  }

  String type() {
    return type;
  }
}
