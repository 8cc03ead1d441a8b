package earmark.local.calls;

/**
 * One call to a local stand-in of an AWS service.
 *
 * @param accessKeyId whose credentials signed it: each function has its own
 * @param action as IAM names it, for example {@code s3:GetObjectVersion}
 * @param resource an ARN, or {@code *}
 */
public record AwsCall(String accessKeyId, String action, String resource) {}
