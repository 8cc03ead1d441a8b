package earmark.infrastructure;

import com.fasterxml.jackson.core.JsonProcessingException;
import earmark.platform.Json;
import earmark.platform.Route;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpUserPoolAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The HTTP API: every route behind the login, and under the API's own scope (P14). */
final class HttpApi extends Construct {
  private static final int REQUESTS_A_SECOND = 20;
  private static final int REQUESTS_AT_ONCE = 40;

  private final software.amazon.awscdk.services.apigatewayv2.HttpApi api;
  private final HttpUserPoolAuthorizer login;

  HttpApi(Construct scope, String id, SignIn signIn, StageSettings stage) {
    super(scope, id);
    api =
        software.amazon.awscdk.services.apigatewayv2.HttpApi.Builder.create(this, "Routes")
            .apiName("Earmark, " + stage.name())
            .createDefaultStage(false)
            .build();
    login =
        HttpUserPoolAuthorizer.Builder.create("Login", signIn.pool())
            .userPoolClients(List.of(signIn.portal()))
            .build();
    HttpStage everything =
        HttpStage.Builder.create(this, "Stage")
            .httpApi(api)
            .stageName("$default")
            .autoDeploy(true)
            .throttle(
                ThrottleSettings.builder()
                    .rateLimit(REQUESTS_A_SECOND)
                    .burstLimit(REQUESTS_AT_ONCE)
                    .build())
            .build();
    log((CfnStage) everything.getNode().getDefaultChild(), stage);
    CfnOutput.Builder.create(this, "Address").value(api.getApiEndpoint()).build();
  }

  /** Has a function answer these routes. */
  void answer(List<Route> routes, Alias function) {
    HttpLambdaIntegration integration =
        new HttpLambdaIntegration(function.getNode().getId(), function);
    for (Route route : routes) {
      api.addRoutes(
          AddRoutesOptions.builder()
              .path(route.path())
              .methods(List.of(HttpMethod.valueOf(route.method())))
              .integration(integration)
              .authorizer(login)
              .authorizationScopes(List.of(SignIn.apiScope()))
              .build());
    }
  }

  private void log(CfnStage everything, StageSettings stage) {
    LogGroup log =
        LogGroup.Builder.create(this, "Log")
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(stage.removal())
            .build();
    everything.setAccessLogSettings(
        CfnStage.AccessLogSettingsProperty.builder()
            .destinationArn(log.getLogGroupArn())
            .format(format())
            .build());
  }

  /** What a request was and how it ended: no address, no person, no id of a case. */
  private static String format() {
    TreeMap<String, String> fields = new TreeMap<>();
    fields.put("requestId", "$context.requestId");
    fields.put("time", "$context.requestTime");
    fields.put("route", "$context.routeKey");
    fields.put("status", "$context.status");
    fields.put("bytes", "$context.responseLength");
    fields.put("milliseconds", "$context.responseLatency");
    fields.put("integrationError", "$context.integrationErrorMessage");
    fields.put("authorizerError", "$context.authorizer.error");
    try {
      return Json.mapper().writeValueAsString(fields);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
