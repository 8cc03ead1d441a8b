package earmark.infrastructure;

import java.util.List;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CfnManagedLoginBranding;
import software.amazon.awscdk.services.cognito.CognitoDomainOptions;
import software.amazon.awscdk.services.cognito.FeaturePlan;
import software.amazon.awscdk.services.cognito.ManagedLoginVersion;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.OAuthFlows;
import software.amazon.awscdk.services.cognito.OAuthScope;
import software.amazon.awscdk.services.cognito.OAuthSettings;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.ResourceServerScope;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardThreatProtectionMode;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientIdentityProvider;
import software.amazon.awscdk.services.cognito.UserPoolDomain;
import software.amazon.awscdk.services.cognito.UserPoolResourceServer;
import software.constructs.Construct;

/**
 * The login (P14): accounts that an administrator makes, a second factor for everybody, tokens that
 * soon end. It says who someone is; what they may do stands in the people table.
 */
final class SignIn extends Construct {
  private static final String SERVER = "earmark";
  private static final String SCOPE = "api";
  private static final Duration TOKENS = Duration.minutes(10);
  private static final Duration WORKING_DAY = Duration.hours(9);

  private final UserPool pool;
  private final UserPoolClient portal;

  SignIn(Construct scope, String id, StageSettings stage) {
    super(scope, id);
    pool = pool(stage);
    ResourceServerScope api =
        ResourceServerScope.Builder.create()
            .scopeName(SCOPE)
            .scopeDescription("Use of Earmark's API")
            .build();
    UserPoolResourceServer server =
        UserPoolResourceServer.Builder.create(this, "ResourceServer")
            .userPool(pool)
            .identifier(SERVER)
            .scopes(List.of(api))
            .build();
    portal = portal(server, api, stage);
    page(stage);
    CfnOutput.Builder.create(this, "UserPool").value(pool.getUserPoolId()).build();
    CfnOutput.Builder.create(this, "PortalClient").value(portal.getUserPoolClientId()).build();
  }

  UserPool pool() {
    return pool;
  }

  UserPoolClient portal() {
    return portal;
  }

  /** The scope that every route asks for, so that an ID token does not pass for an access token. */
  static String apiScope() {
    return SERVER + "/" + SCOPE;
  }

  private UserPool pool(StageSettings stage) {
    return UserPool.Builder.create(this, "People")
        .selfSignUpEnabled(false)
        .signInAliases(SignInAliases.builder().email(true).build())
        .signInCaseSensitive(false)
        .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
        .mfa(Mfa.REQUIRED)
        .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
        .passwordPolicy(
            PasswordPolicy.builder()
                .minLength(14)
                .requireLowercase(true)
                .requireUppercase(true)
                .requireDigits(true)
                .requireSymbols(true)
                .tempPasswordValidity(Duration.days(3))
                .build())
        .accountRecovery(AccountRecovery.EMAIL_ONLY)
        // Threat protection costs two cents a person and month, and it is people's voices.
        .featurePlan(FeaturePlan.PLUS)
        .standardThreatProtectionMode(StandardThreatProtectionMode.FULL_FUNCTION)
        .deletionProtection(!stage.disposable())
        .removalPolicy(stage.removal())
        .build();
  }

  /** The portal runs in a browser and keeps no secret: authorization code with PKCE. */
  private UserPoolClient portal(
      UserPoolResourceServer server, ResourceServerScope api, StageSettings stage) {
    return UserPoolClient.Builder.create(this, "Portal")
        .userPool(pool)
        .generateSecret(false)
        .supportedIdentityProviders(List.of(UserPoolClientIdentityProvider.COGNITO))
        .oAuth(
            OAuthSettings.builder()
                .flows(OAuthFlows.builder().authorizationCodeGrant(true).build())
                .scopes(List.of(OAuthScope.OPENID, OAuthScope.resourceServer(server, api)))
                .callbackUrls(stage.portalAddresses())
                .logoutUrls(stage.portalAddresses())
                .build())
        .accessTokenValidity(TOKENS)
        .idTokenValidity(TOKENS)
        .refreshTokenValidity(WORKING_DAY)
        .enableTokenRevocation(true)
        .preventUserExistenceErrors(true)
        .build();
  }

  private void page(StageSettings stage) {
    UserPoolDomain.Builder.create(this, "Domain")
        .userPool(pool)
        .cognitoDomain(
            CognitoDomainOptions.builder()
                .domainPrefix(
                    stage
                        .loginDomain()
                        .orElse("earmark-" + stage.name() + "-" + Stack.of(this).getAccount()))
                .build())
        .managedLoginVersion(ManagedLoginVersion.NEWER_MANAGED_LOGIN)
        .build();
    CfnManagedLoginBranding.Builder.create(this, "Page")
        .userPoolId(pool.getUserPoolId())
        .clientId(portal.getUserPoolClientId())
        .useCognitoProvidedValues(true)
        .build();
  }
}
