package earmark.local.apigateway;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Set;

/** Says whether a request may pass. */
sealed interface Authorizer {
  /** What became of a request's token. */
  Verdict check(String authorizationHeader);

  /** A route that anybody may call. */
  record Open() implements Authorizer {
    @Override
    public Verdict check(String authorizationHeader) {
      return new Verdict.Anyone();
    }
  }

  /** A route that needs a token. */
  record Token(TokenCheck tokens, Set<String> scopes) implements Authorizer {
    public Token {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public Verdict check(String authorizationHeader) {
      return tokens.check(authorizationHeader, scopes);
    }
  }

  /** The outcomes. */
  sealed interface Verdict {
    /** Nobody was asked. */
    record Anyone() implements Verdict {}

    /** The token holds, and has one of the scopes. */
    record Known(JWTClaimsSet claims, Set<String> scopes) implements Verdict {
      public Known {
        scopes = Set.copyOf(scopes);
      }
    }

    /** No token, or one that does not hold: 401. */
    record Unauthorized(String reason) implements Verdict {}

    /** A good token without the scope: 403. */
    record Forbidden() implements Verdict {}
  }
}
