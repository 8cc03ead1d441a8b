package earmark.local.apigateway;

import earmark.local.template.CloudAssembly;
import earmark.local.template.Resource;
import earmark.local.template.TemplateException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The HTTP API as the templates declare it.
 *
 * @param id stands in events as {@code apiId}
 * @param routes the most specific first
 */
record Api(String id, List<ApiRoute> routes, Cors cors) {
  Api {
    routes = List.copyOf(routes);
  }

  static Api of(CloudAssembly assembly, Issuer issuer, Clock clock) {
    List<Resource> apis = assembly.resources("AWS::ApiGatewayV2::Api");
    if (apis.size() != 1) {
      throw new TemplateException("The local stack serves one HTTP API, not " + apis.size());
    }
    Resource api = apis.getFirst();
    if (!api.text("ProtocolType").equals("HTTP")) {
      throw new TemplateException(api + " is no HTTP API");
    }
    requireDefaultStage(assembly);
    return new Api(api.name(), routes(assembly, issuer, clock), Cors.of(api));
  }

  private static void requireDefaultStage(CloudAssembly assembly) {
    for (Resource stage : assembly.resources("AWS::ApiGatewayV2::Stage")) {
      if (!stage.text("StageName").equals("$default")) {
        throw new TemplateException(stage + " has a path of its own, which is not stood in for");
      }
    }
  }

  private static List<ApiRoute> routes(CloudAssembly assembly, Issuer issuer, Clock clock) {
    Map<String, Resource> integrations = byRef(assembly, "AWS::ApiGatewayV2::Integration");
    Map<String, TokenCheck> authorizers = new HashMap<>();
    byRef(assembly, "AWS::ApiGatewayV2::Authorizer")
        .forEach((ref, authorizer) -> authorizers.put(ref, tokenCheck(authorizer, issuer, clock)));
    return assembly.resources("AWS::ApiGatewayV2::Route").stream()
        .map(
            route ->
                new ApiRoute(
                    route.text("RouteKey"),
                    function(route, integrations),
                    authorizer(route, authorizers)))
        .sorted(Comparator.comparingInt(ApiRoute::vagueness))
        .toList();
  }

  private static Map<String, Resource> byRef(CloudAssembly assembly, String type) {
    return assembly.resources(type).stream()
        .collect(Collectors.toMap(Resource::ref, resource -> resource));
  }

  /** The template names Cognito; on this machine the local provider issues in its stead. */
  private static TokenCheck tokenCheck(Resource authorizer, Issuer issuer, Clock clock) {
    if (!authorizer.text("AuthorizerType").equals("JWT")) {
      throw new TemplateException(authorizer + " checks no tokens");
    }
    var configuration = authorizer.property("JwtConfiguration");
    if (!configuration.path("Issuer").asText().startsWith("https://cognito-idp.")) {
      throw new TemplateException(authorizer + " trusts an issuer that is no user pool");
    }
    Set<String> audience =
        configuration
            .path("Audience")
            .valueStream()
            .map(client -> client.asText())
            .collect(Collectors.toSet());
    return new TokenCheck(issuer, audience, clock);
  }

  private static String function(Resource route, Map<String, Resource> integrations) {
    Resource integration = integrations.get(route.text("Target").replace("integrations/", ""));
    if (integration == null
        || !integration.text("IntegrationType").equals("AWS_PROXY")
        || !integration.text("PayloadFormatVersion").equals("2.0")) {
      throw new TemplateException(route + " leads to no function with payload format 2.0");
    }
    return integration.text("IntegrationUri");
  }

  private static Authorizer authorizer(Resource route, Map<String, TokenCheck> authorizers) {
    String kind = route.optionalText("AuthorizationType").orElse("NONE");
    return switch (kind) {
      case "NONE" -> new Authorizer.Open();
      case "JWT" ->
          new Authorizer.Token(
              authorizers.get(route.text("AuthorizerId")),
              route
                  .items("AuthorizationScopes")
                  .map(scope -> scope.asText())
                  .collect(Collectors.toSet()));
      default -> throw new TemplateException(route + " is authorized by " + kind);
    };
  }
}
