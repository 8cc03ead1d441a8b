package earmark.local.s3;

import earmark.local.calls.Callers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/**
 * Tells who signed a request, with a header or as a presigned link, and refuses everybody else. The
 * SDK's own signer cannot be asked: it signs what it is given its own way, here a signature must be
 * found again from what has arrived. The body is not hashed again: S3Mock checks its checksums.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html">Signature
 *     Version 4</a>
 */
final class Signatures {
  private final Callers callers;
  private final Clock clock;

  Signatures(Callers callers, Clock clock) {
    this.callers = callers;
    this.clock = clock;
  }

  /** The access key that signed; 403 for an unknown one, a wrong signature or a link that ended. */
  String verify(S3Request request) {
    SignedRequest signed = SignedRequest.of(request);
    String secret =
        callers
            .secretOf(signed.accessKeyId())
            .orElseThrow(
                () ->
                    new S3Failure(
                        403,
                        "InvalidAccessKeyId",
                        "The AWS Access Key Id you provided does not exist in our records."));
    byte[] expected = sign(secret, signed, canonical(request, signed));
    if (!MessageDigest.isEqual(expected, hex(signed.signature()))) {
      throw mismatch();
    }
    signed.lifetime().ifPresent(_ -> requireUnexpired(signed));
    return signed.accessKeyId();
  }

  private void requireUnexpired(SignedRequest link) {
    if (clock.instant().isAfter(link.signedAt().plus(link.lifetime().orElseThrow()))) {
      throw S3Failure.accessDenied("Request has expired");
    }
  }

  private static String canonical(S3Request request, SignedRequest signed) {
    return String.join(
        "\n",
        request.method(),
        path(request),
        query(request, signed),
        headers(request, signed),
        String.join(";", signed.headers()),
        signed.payload());
  }

  private static String path(S3Request request) {
    String key = request.key();
    String bucket = request.bucket();
    boolean bare = request.path().indexOf('/', 1) < 0;
    return SdkHttpUtils.urlEncodeIgnoreSlashes(bare ? "/" + bucket : "/" + bucket + "/" + key);
  }

  private static String query(S3Request request, SignedRequest signed) {
    return request.query().entrySet().stream()
        .filter(entry -> !(signed.isLink() && entry.getKey().equals("X-Amz-Signature")))
        .map(
            entry ->
                SdkHttpUtils.urlEncode(entry.getKey())
                    + "="
                    + SdkHttpUtils.urlEncode(entry.getValue()))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String headers(S3Request request, SignedRequest signed) {
    return signed.headers().stream()
        .map(name -> name + ":" + value(request, name) + "\n")
        .collect(Collectors.joining());
  }

  private static String value(S3Request request, String name) {
    return request.headers(name).stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }

  private static byte[] sign(String secret, SignedRequest signed, String canonical) {
    String text =
        String.join(
            "\n",
            SignedRequest.ALGORITHM,
            signed.time(),
            signed.scope(),
            HexFormat.of().formatHex(sha256(canonical)));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String step : signed.scope().split("/", -1)) {
      key = hmac(key, step);
    }
    return hmac(key, text);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hex(String signature) {
    try {
      return HexFormat.of().parseHex(signature);
    } catch (IllegalArgumentException e) {
      throw mismatch();
    }
  }

  private static S3Failure mismatch() {
    return new S3Failure(
        403,
        "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your"
            + " key and signing method.");
  }
}
