package earmark.local.apigateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import earmark.local.apigateway.Authorizer.Verdict;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The checks of API Gateway's JWT authorizer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html">Control
 *     access to HTTP APIs with JWT authorizers</a>
 */
final class TokenCheck {
  private static final Pattern BEARER = Pattern.compile("^(?:bearer )", Pattern.CASE_INSENSITIVE);
  private static final Set<JWSAlgorithm> RSA =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

  private final Issuer issuer;
  private final Set<String> audience;
  private final Clock clock;
  private volatile JWKSet keys = new JWKSet();

  TokenCheck(Issuer issuer, Set<String> audience, Clock clock) {
    this.issuer = issuer;
    this.audience = Set.copyOf(audience);
    this.clock = clock;
  }

  Verdict check(String header, Set<String> wantedScopes) {
    if (header == null || header.isBlank()) {
      return new Verdict.Unauthorized("");
    }
    try {
      SignedJWT token = SignedJWT.parse(BEARER.matcher(header).replaceFirst("").strip());
      JWTClaimsSet claims = token.getJWTClaimsSet();
      if (!isSigned(token)) {
        return new Verdict.Unauthorized("the token's signature is invalid");
      }
      String fault = fault(claims);
      return fault.isEmpty() ? scoped(claims, wantedScopes) : new Verdict.Unauthorized(fault);
    } catch (ParseException | JOSEException | IOException e) {
      return new Verdict.Unauthorized("the token is malformed");
    }
  }

  private boolean isSigned(SignedJWT token) throws IOException, ParseException, JOSEException {
    if (!RSA.contains(token.getHeader().getAlgorithm())) {
      return false;
    }
    JWK key = key(token.getHeader().getKeyID());
    return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
  }

  /** Keys are fetched when one is unknown, over HTTP, as API Gateway does. */
  private JWK key(String id) throws IOException, ParseException {
    if (id == null) {
      return null;
    }
    if (keys.getKeyByKeyId(id) == null) {
      keys = JWKSet.load(issuer.keys().toURL());
    }
    return keys.getKeyByKeyId(id);
  }

  private String fault(JWTClaimsSet claims) throws ParseException {
    Instant now = clock.instant();
    if (!issuer.name().toString().equals(claims.getIssuer())) {
      return "the token has an invalid issuer";
    }
    if (claims.getExpirationTime() == null || !isLater(claims.getExpirationTime(), now)) {
      return "the token has expired";
    }
    if (isLater(claims.getNotBeforeTime(), now) || isLater(claims.getIssueTime(), now)) {
      return "the token is not valid yet";
    }
    if (Collections.disjoint(audience, audienceOf(claims))) {
      return "the token does not have a valid audience";
    }
    return "";
  }

  private static boolean isLater(Date time, Instant now) {
    return time != null && time.toInstant().isAfter(now);
  }

  /** {@code client_id} counts only where there is no {@code aud}: Cognito's access tokens. */
  private static List<String> audienceOf(JWTClaimsSet claims) throws ParseException {
    if (!claims.getAudience().isEmpty()) {
      return claims.getAudience();
    }
    String client = claims.getStringClaim("client_id");
    return client == null ? List.of() : List.of(client);
  }

  private static Verdict scoped(JWTClaimsSet claims, Set<String> wanted) throws ParseException {
    String scope = claims.getStringClaim("scope");
    List<String> granted = scope == null ? List.of() : List.of(scope.split(" ", -1));
    boolean passes = wanted.isEmpty() || !Collections.disjoint(wanted, granted);
    return passes ? new Verdict.Known(claims, wanted) : new Verdict.Forbidden();
  }
}
