package earmark.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.infrastructure.Synthesized.Resource;
import org.junit.jupiter.api.Test;

/** P14: the login. */
class SignInTest {
  private static final Synthesized APP = Synthesized.production();
  private final Resource pool = APP.at("EarmarkData/Access/SignIn/People");
  private final Resource portal = APP.at("EarmarkData/Access/SignIn/Portal");

  @Test
  void shouldLetOnlyAnAdministratorMakeAccounts() {
    assertThat(pool.property("AdminCreateUserConfig").path("AllowAdminCreateUserOnly").asBoolean())
        .isTrue();
  }

  @Test
  void shouldAskEverybodyForASecondFactorFromAnApp() {
    assertThat(pool.property("MfaConfiguration").asText()).isEqualTo("ON");
    assertThat(pool.property("EnabledMfas").toString()).isEqualTo("[\"SOFTWARE_TOKEN_MFA\"]");
  }

  @Test
  void shouldEndTokensSoon() {
    assertThat(portal.property("AccessTokenValidity").asInt()).isBetween(5, 15);
    assertThat(portal.property("IdTokenValidity").asInt()).isBetween(5, 15);
    assertThat(portal.property("TokenValidityUnits").path("AccessToken").asText())
        .isEqualTo("minutes");
  }

  @Test
  void shouldKeepNoSecretInABrowser() {
    assertThat(portal.property("GenerateSecret").asBoolean()).isFalse();
    assertThat(portal.property("AllowedOAuthFlows").toString()).isEqualTo("[\"code\"]");
    assertThat(portal.property("ExplicitAuthFlows").isMissingNode()).isTrue();
    assertThat(portal.property("AllowedOAuthScopes").toString())
        .contains("openid")
        .contains("/api");
  }

  @Test
  void shouldNotTellWhoHasAnAccount() {
    assertThat(portal.property("PreventUserExistenceErrors").asText()).isEqualTo("ENABLED");
  }
}
