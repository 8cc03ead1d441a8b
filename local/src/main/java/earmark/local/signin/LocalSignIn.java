package earmark.local.signin;

import earmark.local.http.PortInUseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** The local OpenID provider. */
public final class LocalSignIn implements AutoCloseable {
  static final String ISSUER_ID = "earmark";

  private final MockOAuth2Server server;
  private final URI issuer;

  private LocalSignIn(MockOAuth2Server server, URI issuer) {
    this.server = server;
    this.issuer = issuer;
  }

  /**
   * Starts it.
   *
   * @param port 0 for any free one
   * @param clientId the one client that gets tokens: the template's user pool client
   * @param clock tokens are issued and end by it
   * @throws PortInUseException when the port is taken
   */
  public static LocalSignIn start(int port, String clientId, People people, Clock clock) {
    OAuth2TokenProvider tokens = new OAuth2TokenProvider(new KeyProvider(), clock::instant);
    OAuth2Config config =
        new OAuth2Config(
            /* interactiveLogin= */ true,
            loginPage(people).toString(),
            /* staticAssetsPath= */ null,
            /* rotateRefreshToken= */ false,
            tokens,
            Set.of());
    CognitoTokens cognito = new CognitoTokens(config, clientId, people);
    MockOAuth2Server server = new MockOAuth2Server(config, cognito);
    start(server, port);
    URI issuer = server.issuerUrl(ISSUER_ID).uri();
    cognito.issueAs(issuer);
    return new LocalSignIn(server, issuer);
  }

  private static void start(MockOAuth2Server server, int port) {
    try {
      server.start(InetAddress.getLoopbackAddress(), port);
    } catch (Exception e) {
      // The library is written in Kotlin, which throws checked exceptions without declaring them.
      if (e instanceof BindException) {
        throw new PortInUseException(port, e);
      }
      throw new IllegalStateException("The sign-in server did not start", e);
    }
  }

  /** What the tokens' {@code iss} says. */
  public URI issuer() {
    return issuer;
  }

  public URI endpoint() {
    return URI.create("http://localhost:" + issuer.getPort());
  }

  public URI authorizeEndpoint() {
    return server.authorizationEndpointUrl(ISSUER_ID).uri();
  }

  public URI tokenEndpoint() {
    return server.tokenEndpointUrl(ISSUER_ID).uri();
  }

  public URI keys() {
    return server.jwksUrl(ISSUER_ID).uri();
  }

  /** The server reads its page from a file. */
  private static Path loginPage(People people) {
    try {
      Path page = Files.createTempFile("earmark-sign-in", ".html");
      page.toFile().deleteOnExit();
      return Files.writeString(page, LoginPage.html(people));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
