package earmark.local.transcribe;

/**
 * Why a job fails; the message is the job's FailureReason and begins as AWS begins it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/transcribe/latest/APIReference/API_TranscriptionJob.html">
 *     TranscriptionJob</a>
 */
final class JobFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  JobFailedException(String failureReason) {
    super(failureReason);
  }

  static JobFailedException unsupportedFormat(String what) {
    return new JobFailedException("Unsupported media format. " + what);
  }

  static JobFailedException formatMismatch() {
    return new JobFailedException(
        "The media format provided does not match the detected media format. Check the media format"
            + " of your media file and try your request again.");
  }

  static JobFailedException unreadable() {
    return new JobFailedException(
        "The data in your input file isn't valid. Check the media file and try your request"
            + " again.");
  }
}
