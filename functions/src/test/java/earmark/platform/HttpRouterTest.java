package earmark.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class HttpRouterTest {
  private static final Route ROUTE = new Route("GET", "/things/{id}");
  private static final String SECRET = "+441632960001";

  private final List<String> log = new ArrayList<>();

  @Test
  void shouldAnswerTheRoute() {
    APIGatewayV2HTTPResponse response =
        answer(request -> HttpAnswer.document("text/plain", request.pathVariable("id")));

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBody()).isEqualTo("7");
    assertThat(log).isEmpty();
  }

  @Test
  void shouldTellNothingOfTheInsideWhenSomethingIsBroken() {
    APIGatewayV2HTTPResponse response =
        answer(
            _ -> {
              throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
            });

    assertThat(response.getStatusCode()).isEqualTo(500);
    assertThat(response.getHeaders()).containsEntry("Content-Type", "application/problem+json");
    assertThat(response.getBody())
        .contains("\"type\":\"/problems/internal\"", "\"instance\":\"/requests/R1\"")
        .doesNotContain(SECRET, "IllegalState");
    assertThat(log).hasSize(1);
    assertThat(log.getFirst())
        .contains("R1", "IllegalStateException", "IllegalArgumentException")
        .doesNotContain(SECRET);
  }

  @Test
  void shouldAskToTryAgainWhenAwsDoesNotAnswer() {
    APIGatewayV2HTTPResponse response =
        answer(
            _ -> {
              throw SdkClientException.create(SECRET);
            });

    assertThat(response.getStatusCode()).isEqualTo(503);
    assertThat(response.getHeaders()).containsEntry("Retry-After", "5");
    assertThat(response.getBody()).doesNotContain(SECRET);
  }

  @Test
  void shouldNotKnowOtherRoutes() {
    APIGatewayV2HTTPEvent event = event();
    event.setRouteKey("$default");

    assertThat(new HttpRouter(Map.of(), log::add).answer(event).getStatusCode()).isEqualTo(404);
  }

  @Test
  void shouldReadAnEventThatLacksEverything() {
    assertThat(
            new HttpRouter(Map.of(), log::add).answer(new APIGatewayV2HTTPEvent()).getStatusCode())
        .isEqualTo(404);
  }

  private APIGatewayV2HTTPResponse answer(HttpRouter.Endpoint endpoint) {
    return new HttpRouter(Map.of(ROUTE, endpoint), log::add).answer(event());
  }

  private static APIGatewayV2HTTPEvent event() {
    APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
    event.setRouteKey(ROUTE.key());
    event.setPathParameters(Map.of("id", "7"));
    APIGatewayV2HTTPEvent.RequestContext context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setRequestId("R1");
    event.setRequestContext(context);
    return event;
  }
}
