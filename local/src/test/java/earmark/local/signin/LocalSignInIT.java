package earmark.local.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import earmark.access.Role;
import earmark.local.MovableClock;
import earmark.local.http.PortInUseException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalSignInIT {
  private static final String CLIENT = "portal";
  private static final People PEOPLE = People.ofThisStack();
  private static LocalSignIn signIn;

  @BeforeAll
  static void start() {
    signIn = LocalSignIn.start(0, CLIENT, PEOPLE, new MovableClock());
  }

  @AfterAll
  static void stop() {
    signIn.close();
  }

  @Test
  void shouldIssueAccessTokensLikeCognitos() throws Exception {
    Person tom = PEOPLE.withRole("staff");

    JWTClaimsSet claims = claims(new Tokens(signIn, CLIENT).accessTokenFor(tom));

    assertThat(claims.getSubject()).isEqualTo(tom.subject());
    assertThat(claims.getIssuer()).isEqualTo(signIn.issuer().toString());
    assertThat(claims.getStringClaim("client_id")).isEqualTo(CLIENT);
    assertThat(claims.getStringClaim("token_use")).isEqualTo("access");
    assertThat(claims.getStringClaim("scope")).isEqualTo("openid earmark/api");
    assertThat(claims.getStringClaim("username")).isEqualTo("tom.beckett");
    assertThat(claims.getAudience()).isEmpty();
    assertThat(
            Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant()))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void shouldIssueIdTokensWithoutTheScope() throws Exception {
    Person tom = PEOPLE.withRole("staff");

    JWTClaimsSet claims = claims(new Tokens(signIn, CLIENT).idTokenFor(tom));

    assertThat(claims.getAudience()).containsExactly(CLIENT);
    assertThat(claims.getStringClaim("token_use")).isEqualTo("id");
    assertThat(claims.getStringClaim("name")).isEqualTo("Tom Beckett");
    assertThat(claims.getClaim("scope")).isNull();
  }

  @Test
  void shouldOfferEverybodyOnTheSignInPage() throws Exception {
    URI page =
        URI.create(
            signIn.authorizeEndpoint()
                + "?response_type=code&scope=openid&client_id=portal"
                + "&redirect_uri=http%3A%2F%2Flocalhost%2F");

    String html =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
            .body();

    assertThat(html).contains("<html lang=\"en-GB\">", "<h1>");
    for (Person person : PEOPLE.all()) {
      assertThat(html).contains(person.name(), person.title(), person.subject());
    }
  }

  @Test
  void shouldRefuseACodeWithoutItsProofKey() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    String challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    URI page =
        URI.create(
            signIn.authorizeEndpoint()
                + "?response_type=code&scope=openid&client_id=portal"
                + "&redirect_uri=http%3A%2F%2Flocalhost%2F&code_challenge_method=S256"
                + "&code_challenge="
                + challenge);
    String location =
        http.send(
                form(page, "username=" + PEOPLE.withRole("staff").subject()),
                BodyHandlers.discarding())
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String code = location.replaceAll(".*code=([^&]+).*", "$1");

    int status =
        http.send(
                form(
                    signIn.tokenEndpoint(),
                    "grant_type=authorization_code&client_id=portal"
                        + "&redirect_uri=http%3A%2F%2Flocalhost%2F&code_verifier="
                        + "x".repeat(43)
                        + "&code="
                        + code),
                BodyHandlers.discarding())
            .statusCode();

    assertThat(status).isEqualTo(400);
  }

  @Test
  void shouldIssueNothingToAnotherClient() {
    Tokens stranger = new Tokens(signIn, "another");

    assertThatThrownBy(() -> stranger.accessTokenFor(PEOPLE.withRole("staff")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("invalid_grant");
  }

  @Test
  void shouldSayWhichPortIsInUse() {
    int port = signIn.endpoint().getPort();

    assertThatThrownBy(() -> LocalSignIn.start(port, CLIENT, PEOPLE, new MovableClock()))
        .isInstanceOfSatisfying(
            PortInUseException.class, e -> assertThat(e.port()).isEqualTo(port));
  }

  @Test
  void shouldKnowOneOfEachRoleWithASubjectLikeCognitos() {
    for (Role role : Role.values()) {
      Person person = PEOPLE.withRole(role.id());
      assertThat(UUID.fromString(person.subject()).toString()).isEqualTo(person.subject());
      assertThat(person.staffId()).isNotEqualTo(Optional.of(""));
    }
  }

  private static HttpRequest form(URI uri, String body) {
    return HttpRequest.newBuilder(uri)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static JWTClaimsSet claims(String token) throws Exception {
    return SignedJWT.parse(token).getJWTClaimsSet();
  }
}
