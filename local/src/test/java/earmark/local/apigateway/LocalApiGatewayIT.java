package earmark.local.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import earmark.local.MovableClock;
import earmark.local.TinyAssembly;
import earmark.local.lambda.InvocationResult;
import earmark.local.signin.LocalSignIn;
import earmark.local.signin.People;
import earmark.local.signin.Person;
import earmark.local.signin.Tokens;
import earmark.local.template.CloudAssembly;
import earmark.platform.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalApiGatewayIT {
  private static final String NOTES = "/notes/7";

  @TempDir private static Path directory;
  private static CloudAssembly assembly;
  private static String client;
  private static LocalSignIn signIn;

  private final HttpClient http = HttpClient.newHttpClient();
  private final MovableClock clock = new MovableClock();
  private final Person priya = People.ofThisStack().withRole("customer-service-manager");
  private Function<String, String> function = event -> event;
  private LocalApiGateway gateway;

  @BeforeAll
  static void startSignIn() throws IOException {
    assembly = TinyAssembly.in(directory);
    client = assembly.resources("AWS::Cognito::UserPoolClient").getFirst().name();
    signIn = LocalSignIn.start(0, client, People.ofThisStack(), new MovableClock());
  }

  @AfterAll
  static void stopSignIn() {
    signIn.close();
  }

  @BeforeEach
  void start() {
    gateway =
        LocalApiGateway.start(
            0,
            assembly,
            TinyAssembly.PLACE,
            new Issuer(signIn.issuer(), signIn.keys()),
            (arn, event) -> {
              assertThat(arn).endsWith("function:Probe:live");
              String answer = function.apply(new String(event, StandardCharsets.UTF_8));
              return answer.isEmpty()
                  ? new InvocationResult.Failed("Unhandled", new byte[0])
                  : new InvocationResult.Answered(answer.getBytes(StandardCharsets.UTF_8));
            },
            clock,
            Duration.ofMillis(500));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Nested
  class Authorization {
    @Test
    void shouldLetAnAccessTokenPass() throws Exception {
      assertThat(get(NOTES, accessToken()).statusCode()).isEqualTo(200);
      assertThat(send(request(NOTES).header("Authorization", accessToken())).statusCode())
          .as("without the word Bearer, which API Gateway takes too")
          .isEqualTo(200);
    }

    @Test
    void shouldRefuseARequestWithoutToken() throws Exception {
      HttpResponse<String> answer = send(request(NOTES));

      refused(answer, 401, "Unauthorized");
      assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer");
    }

    @Test
    void shouldRefuseWhatIsNoToken() throws Exception {
      refused(get(NOTES, "nonsense"), 401, "Unauthorized");
      refused(get(NOTES, "a.b.c"), 401, "Unauthorized");
    }

    @Test
    void shouldRefuseATokenThatHasExpired() throws Exception {
      String token = accessToken();
      clock.forward(Duration.ofMinutes(59));
      assertThat(get(NOTES, token).statusCode()).isEqualTo(200);

      clock.forward(Duration.ofMinutes(2));

      refused(get(NOTES, token), 401, "Unauthorized");
    }

    @Test
    void shouldRefuseATokenThatSomebodyElseSigned() throws Exception {
      SignedJWT real = SignedJWT.parse(accessToken());
      RSAKey key = new RSAKeyGenerator(2048).keyID(real.getHeader().getKeyID()).generate();

      refused(get(NOTES, signed(real.getJWTClaimsSet(), key)), 401, "Unauthorized");
    }

    @Test
    void shouldRefuseATokenWhoseClaimsWereChanged() throws Exception {
      String[] parts = accessToken().split("\\.", -1);
      String other = new Tokens(signIn, client).accessTokenFor(someoneElse());

      String mixed = parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2];

      refused(get(NOTES, mixed), 401, "Unauthorized");
    }

    @Test
    void shouldRefuseATokenThatNobodySigned() throws Exception {
      JWTClaimsSet claims = SignedJWT.parse(accessToken()).getJWTClaimsSet();

      refused(get(NOTES, new PlainJWT(claims).serialize()), 401, "Unauthorized");
    }

    @Test
    void shouldRefuseATokenForAnotherClient() throws Exception {
      try (LocalSignIn other = LocalSignIn.start(0, "another-client", People.ofThisStack(), clock);
          LocalApiGateway trusting =
              LocalApiGateway.start(
                  0,
                  assembly,
                  TinyAssembly.PLACE,
                  new Issuer(other.issuer(), other.keys()),
                  (_, event) -> new InvocationResult.Answered(event),
                  clock,
                  Duration.ofSeconds(5))) {
        String token = new Tokens(other, "another-client").accessTokenFor(priya);

        HttpResponse<String> answer =
            send(
                HttpRequest.newBuilder(trusting.endpoint().resolve(NOTES))
                    .header("Authorization", "Bearer " + token));

        refused(answer, 401, "Unauthorized");
      }
    }

    @Test
    void shouldRefuseATokenOfAnotherIssuer() throws Exception {
      try (LocalSignIn other = LocalSignIn.start(0, client, People.ofThisStack(), clock)) {
        String token = new Tokens(other, client).accessTokenFor(priya);

        refused(get(NOTES, token), 401, "Unauthorized");
      }
    }

    @Test
    void shouldRefuseAnIdTokenForItHasNoScope() throws Exception {
      refused(get(NOTES, new Tokens(signIn, client).idTokenFor(priya)), 403, "Forbidden");
    }

    @Test
    void shouldAskForNoTokenOnAnOpenRoute() throws Exception {
      assertThat(send(request("/health")).statusCode()).isEqualTo(200);
    }

    private String signed(JWTClaimsSet claims, RSAKey key) throws Exception {
      JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
      SignedJWT token = new SignedJWT(header, claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    }

    private Person someoneElse() {
      return People.ofThisStack().withRole("head-of-operations");
    }
  }

  @Nested
  class Events {
    @Test
    void shouldDescribeTheRequestInPayloadFormat2() throws Exception {
      // When
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(gateway.endpoint().resolve("/notes?to=a%20b&to=c&empty="))
                  .header("Authorization", "Bearer " + accessToken())
                  .header("Content-Type", "application/json")
                  .header("X-Two", "1")
                  .header("X-Two", "2")
                  .header("Cookie", "a=1; b=2")
                  .POST(BodyPublishers.ofString("{\"text\":\"Grüße\"}")));

      // Then
      JsonNode event = Json.mapper().readTree(answer.body());
      assertThat(event.path("version").asText()).isEqualTo("2.0");
      assertThat(event.path("routeKey").asText()).isEqualTo("POST /notes");
      assertThat(event.path("rawPath").asText()).isEqualTo("/notes");
      assertThat(event.path("rawQueryString").asText()).isEqualTo("to=a%20b&to=c&empty=");
      assertThat(event.path("queryStringParameters").path("to").asText()).isEqualTo("a b,c");
      assertThat(event.path("cookies").valueStream().map(JsonNode::asText))
          .containsExactly("a=1", "b=2");
      assertThat(event.path("headers").path("x-two").asText()).isEqualTo("1,2");
      assertThat(event.path("headers").has("cookie")).isFalse();
      assertThat(event.path("body").asText()).isEqualTo("{\"text\":\"Grüße\"}");
      assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
      JsonNode context = event.path("requestContext");
      assertThat(context.path("stage").asText()).isEqualTo("$default");
      assertThat(context.path("http").path("method").asText()).isEqualTo("POST");
      assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");
      assertThat(context.path("timeEpoch").isNumber()).isTrue();
      JsonNode jwt = context.path("authorizer").path("jwt");
      assertThat(jwt.path("claims").path("sub").asText()).isEqualTo(priya.subject());
      assertThat(jwt.path("claims").path("username").asText()).isEqualTo("priya.nair");
      assertThat(jwt.path("claims").path("token_use").asText()).isEqualTo("access");
      assertThat(jwt.path("claims").path("exp").isTextual()).isTrue();
      assertThat(jwt.path("scopes").path(0).asText()).isEqualTo("earmark/api");
    }

    @Test
    void shouldPassBinaryBodiesInBase64() throws Exception {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(gateway.endpoint().resolve("/notes"))
                  .header("Authorization", "Bearer " + accessToken())
                  .header("Content-Type", "application/octet-stream")
                  .POST(BodyPublishers.ofByteArray(new byte[] {0, 1, (byte) 0xff})));

      JsonNode event = Json.mapper().readTree(answer.body());
      assertThat(event.path("body").asText()).isEqualTo("AAH/");
      assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    }

    @Test
    void shouldTakeTheMostSpecificRoute() throws Exception {
      assertThat(event("/notes/all").path("routeKey").asText()).isEqualTo("GET /notes/all");
      JsonNode one = event("/notes/a%20b");
      assertThat(one.path("routeKey").asText()).isEqualTo("GET /notes/{noteId}");
      assertThat(one.path("pathParameters").path("noteId").asText()).isEqualTo("a b");
      assertThat(event("/files/a/b.txt").path("pathParameters").path("path").asText())
          .isEqualTo("a/b.txt");
    }

    @Test
    void shouldNotFindWhatNoRouteAnswers() throws Exception {
      refused(get("/nothing", accessToken()), 404, "Not Found");
      refused(get("/notes/1/2", accessToken()), 404, "Not Found");
    }

    private JsonNode event(String path) throws Exception {
      return Json.mapper().readTree(get(path, accessToken()).body());
    }
  }

  @Nested
  class Answers {
    @Test
    void shouldPassOnStatusHeadersCookiesAndBody() throws Exception {
      function =
          _ ->
              """
              {"statusCode": 201, "headers": {"content-type": "text/vtt", "x-a": "1"},
               "cookies": ["a=1", "b=2"], "body": "V0VCVlRU", "isBase64Encoded": true}
              """;

      HttpResponse<String> answer = get(NOTES, accessToken());

      assertThat(answer.statusCode()).isEqualTo(201);
      assertThat(answer.body()).isEqualTo("WEBVTT");
      assertThat(answer.headers().firstValue("content-type")).hasValue("text/vtt");
      assertThat(answer.headers().firstValue("x-a")).hasValue("1");
      assertThat(answer.headers().allValues("set-cookie")).containsExactlyInAnyOrder("a=1", "b=2");
    }

    @Test
    void shouldTurnAFunctionsErrorInto500() throws Exception {
      function = _ -> "";

      refused(get(NOTES, accessToken()), 500, "Internal Server Error");
    }

    @Test
    void shouldGiveUpOnASlowFunction() throws Exception {
      function = LocalApiGatewayIT::slowly;

      refused(get(NOTES, accessToken()), 503, "Service Unavailable");
    }

    @Test
    void shouldRefuseARequestThatIsTooLarge() throws Exception {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(gateway.endpoint().resolve("/notes"))
                  .header("Authorization", "Bearer " + accessToken())
                  .header("Content-Type", "text/plain")
                  .POST(BodyPublishers.ofString("x".repeat(7 * 1024 * 1024))));

      refused(answer, 413, "Request Entity Too Large");
    }

    @Test
    void shouldAnswerPreflightForAnAllowedOriginOnly() throws Exception {
      HttpResponse<String> allowed = preflight("http://localhost:5173");
      HttpResponse<String> stranger = preflight("http://localhost:6666");

      assertThat(allowed.statusCode()).isEqualTo(204);
      assertThat(allowed.headers().firstValue("access-control-allow-origin"))
          .hasValue("http://localhost:5173");
      assertThat(allowed.headers().firstValue("access-control-allow-headers"))
          .hasValue("authorization,content-type");
      assertThat(stranger.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    private HttpResponse<String> preflight(String origin) throws Exception {
      return send(
          request(NOTES).header("Origin", origin).method("OPTIONS", BodyPublishers.noBody()));
    }
  }

  private static String slowly(String event) {
    try {
      Thread.sleep(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return event;
  }

  private String accessToken() {
    return new Tokens(signIn, client).accessTokenFor(priya);
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    return send(request(path).header("Authorization", "Bearer " + token));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(gateway.endpoint() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static void refused(HttpResponse<String> answer, int status, String message) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
  }
}
