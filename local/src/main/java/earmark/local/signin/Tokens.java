package earmark.local.signin;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Signs in as a browser would: authorization code flow with a proof key, over HTTP, the click on a
 * person included.
 */
public final class Tokens {
  private static final URI REDIRECT = URI.create("http://localhost/signed-in");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI authorize;
  private final URI token;
  private final String clientId;

  public Tokens(LocalSignIn signIn, String clientId) {
    this(signIn.endpoint(), clientId);
  }

  /**
   * @param signIn where the sign-in of one machine listens
   * @param clientId the user pool client, as tokens name it
   */
  public Tokens(URI signIn, String clientId) {
    this.authorize = signIn.resolve("/" + LocalSignIn.ISSUER_ID + "/authorize");
    this.token = signIn.resolve("/" + LocalSignIn.ISSUER_ID + "/token");
    this.clientId = clientId;
  }

  /** The token that the API asks for. */
  public String accessTokenFor(Person person) {
    return tokensFor(person).path("access_token").asText();
  }

  /** The token that tells the portal who signed in; the API does not take it. */
  public String idTokenFor(Person person) {
    return tokensFor(person).path("id_token").asText();
  }

  private JsonNode tokensFor(Person person) {
    String verifier = random();
    String code = codeFor(person, verifier);
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("code", code);
    form.put("redirect_uri", REDIRECT.toString());
    form.put("client_id", clientId);
    form.put("code_verifier", verifier);
    HttpResponse<String> answer = post(token, form);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("Signing in failed: " + answer.body());
    }
    try {
      return Json.mapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String codeFor(Person person, String verifier) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("response_type", "code");
    query.put("client_id", clientId);
    query.put("redirect_uri", REDIRECT.toString());
    query.put("scope", "openid earmark/api");
    query.put("state", random());
    query.put("nonce", random());
    query.put("code_challenge", challenge(verifier));
    query.put("code_challenge_method", "S256");
    URI page = URI.create(authorize + "?" + encoded(query));
    HttpResponse<String> chosen = post(page, Map.of("username", person.subject()));
    String location = chosen.headers().firstValue("Location").orElse("");
    for (String parameter : location.substring(location.indexOf('?') + 1).split("&", -1)) {
      if (parameter.startsWith("code=")) {
        return URLDecoder.decode(parameter.substring("code=".length()), StandardCharsets.UTF_8);
      }
    }
    throw new IllegalStateException("Signing in gave no code: " + chosen.statusCode());
  }

  private HttpResponse<String> post(URI uri, Map<String, String> form) {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form)))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while signing in", e);
    }
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
