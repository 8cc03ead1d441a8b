package earmark.access;

import earmark.platform.HttpProblem;
import earmark.platform.HttpRequest;
import java.util.Optional;

/**
 * Whoever asks for something.
 *
 * @param subject the subject of their token, as the authorizer has checked it
 * @param sourceIp where they ask from
 */
public record Actor(String subject, Optional<String> sourceIp) {
  /**
   * Whoever sent a request. Only access tokens count: an identity token says who signed in, not
   * what it may be used for.
   *
   * @throws HttpProblem when the request carries no access token
   * @see <a
   *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">Cognito's
   *     access tokens, and their claim token_use</a>
   */
  public static Actor of(HttpRequest request) {
    String subject = request.claims().getOrDefault("sub", "");
    String use = request.claims().getOrDefault("token_use", "");
    if (!Person.isSubject(subject) || !use.equals("access")) {
      throw HttpProblem.of(
          HttpProblem.Kind.UNAUTHENTICATED, "An access token of this service is needed.");
    }
    return new Actor(subject, request.sourceIp());
  }
}
