package earmark.local.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import earmark.platform.Json;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;

/**
 * The token endpoint: the library checks code and proof key, and its tokens are then replaced by
 * ones with the claims that Cognito's have.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">Cognito's
 *     access token</a>
 */
final class CognitoTokens implements Route {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final String SCOPE = "openid earmark/api";

  private final OAuth2Config config;
  private final Route library;
  private final String clientId;
  private final People people;
  private volatile String issuer = "";

  CognitoTokens(OAuth2Config config, String clientId, People people) {
    this.config = config;
    this.library = new OAuth2HttpRequestHandler(config).getAuthorizationServer();
    this.clientId = clientId;
    this.people = people;
  }

  void issueAs(URI newIssuer) {
    this.issuer = newIssuer.toString();
  }

  /** Both ends of the code's way: the library keeps codes in its handler. */
  @Override
  public boolean match(OAuth2HttpRequest request) {
    String path = request.getUrl().encodedPath();
    return path.equals("/" + LocalSignIn.ISSUER_ID + "/token")
        || path.equals("/" + LocalSignIn.ISSUER_ID + "/authorize");
  }

  @Override
  public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
    OAuth2HttpResponse response = library.invoke(request);
    boolean issued =
        response.getStatus() == 200 && request.getUrl().encodedPath().endsWith("/token");
    return issued && request.getMethod().equals("POST") ? replaced(response) : response;
  }

  private OAuth2HttpResponse replaced(OAuth2HttpResponse response) {
    try {
      ObjectNode answer = (ObjectNode) Json.mapper().readTree(response.getBody());
      JWTClaimsSet claims = SignedJWT.parse(answer.path("id_token").asText()).getJWTClaimsSet();
      Person person = people.withSubject(claims.getSubject()).orElse(null);
      if (person == null || !claims.getAudience().contains(clientId)) {
        return refused();
      }
      answer.put("access_token", accessToken(person));
      answer.put("id_token", idToken(person, claims.getClaim("nonce")));
      answer.put("expires_in", LIFETIME.toSeconds()).put("scope", SCOPE);
      // Refreshing would go past the replacement; after an hour one signs in again.
      JsonNode _ = answer.remove("refresh_token");
      return new OAuth2HttpResponse(response.getHeaders(), 200, answer.toString(), null);
    } catch (JsonProcessingException | ParseException e) {
      throw new IllegalStateException("The library issued no ID token", e);
    }
  }

  private static OAuth2HttpResponse refused() {
    Headers json = Headers.of("Content-Type", "application/json");
    return new OAuth2HttpResponse(json, 400, "{\"error\":\"invalid_grant\"}", null);
  }

  private String accessToken(Person person) {
    Map<String, Object> claims = common(person, "access");
    claims.put("client_id", clientId);
    claims.put("scope", SCOPE);
    claims.put("username", person.username());
    claims.put("version", 2);
    return signed(claims);
  }

  private String idToken(Person person, Object nonce) {
    Map<String, Object> claims = common(person, "id");
    claims.put("aud", clientId);
    claims.put("cognito:username", person.username());
    claims.put("name", person.name());
    if (nonce != null) {
      claims.put("nonce", nonce);
    }
    return signed(claims);
  }

  private Map<String, Object> common(Person person, String use) {
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", issuer);
    claims.put("sub", person.subject());
    claims.put("token_use", use);
    claims.put("jti", UUID.randomUUID().toString());
    return claims;
  }

  private String signed(Map<String, Object> claims) {
    return config.getTokenProvider().jwt(claims, LIFETIME, LocalSignIn.ISSUER_ID).serialize();
  }
}
