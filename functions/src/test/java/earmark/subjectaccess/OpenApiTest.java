package earmark.subjectaccess;

import static earmark.subjectaccess.Samples.CALL;
import static earmark.subjectaccess.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.access.Role;
import earmark.platform.HttpProblem;
import earmark.platform.JsonBody;
import earmark.platform.Route;
import earmark.retention.RetentionRoutes;
import earmark.transcripts.Transcripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The document and the code say the same. Every answer of {@link Desk} is held against it too. */
class OpenApiTest {
  static final List<String> EVENTS =
      List.of(
          "open-request",
          "show-request",
          "begin-all-transcripts",
          "begin-named-transcripts",
          "read-transcript",
          "show-request-with-identity-token");

  private final OpenApi document = OpenApi.document();
  private final Map<String, Set<String>> given = new TreeMap<>();

  @Test
  void shouldDescribeTheRoutesThatThereAre() {
    assertThat(document.routeKeys())
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(SubjectAccessRoutes.ALL.stream(), RetentionRoutes.ALL.stream())
                .map(Route::key)
                .toList());
  }

  @Test
  void shouldDescribeExactlyTheAnswersThatAreGiven() {
    for (String event : EVENTS) {
      giveEveryAnswer(event);
    }

    assertThat(given)
        .isEqualTo(
            SubjectAccessRoutes.ALL.stream()
                .map(Route::key)
                .collect(Collectors.toMap(key -> key, document::statuses)));
  }

  private void giveEveryAnswer(String event) {
    // Whoever may, of what there is
    Desk desk = desk();
    CaseId id = desk.open();
    give(desk, event, id);
    // The same again, of what there is not, in another form, with other bodies
    give(desk, event, id);
    give(desk, event, new CaseId("sar-zzzzzzzzzzzzzzzzzzzzzzzzzz"));
    desk.transcripts.become(CALL, new Transcripts.State.InProgress());
    give(desk, event, id);
    if (event.equals("read-transcript")) {
      give(desk, changed(event, id, null, "accept", "image/png"));
    }
    if (event.equals("open-request") || event.equals("begin-named-transcripts")) {
      give(desk, changed(event, id, "{", "content-type", "application/json"));
      give(desk, changed(event, id, "[]", "content-type", "application/json"));
      give(desk, changed(event, id, "{}", "content-type", "text/plain"));
      String large = " ".repeat(JsonBody.MAX_BYTES) + "{}";
      give(desk, changed(event, id, large, "content-type", "application/json"));
    }
    // A first opening, and each failure
    give(desk(), event, id);
    give(Desk.of(Role.STAFF), event, id);
    APIGatewayV2HTTPEvent anonymous = changed(event, id, null, "accept", "*/*");
    anonymous.getRequestContext().setAuthorizer(null);
    give(desk, anonymous);
    desk.cases.beforeEvents(
        () -> {
          throw new IllegalStateException("broken");
        });
    give(desk, event, id);
    desk.trail.takesNothing();
    give(desk, event, id);
  }

  private static Desk desk() {
    Desk desk = Desk.of(Role.CUSTOMER_SERVICE_MANAGER);
    desk.recordings.add(call(CALL, "2026-11-20T14:32:10Z"));
    desk.transcripts.become(CALL, new Transcripts.State.Ready());
    return desk;
  }

  private void give(Desk desk, String event, CaseId id) {
    give(desk, changed(event, id, null, "x-test", "1"));
  }

  private void give(Desk desk, APIGatewayV2HTTPEvent event) {
    given
        .computeIfAbsent(event.getRouteKey(), _ -> new TreeSet<>())
        .add(Integer.toString(desk.send(event).getStatusCode()));
  }

  private static APIGatewayV2HTTPEvent changed(
      String name, CaseId id, String body, String header, String value) {
    APIGatewayV2HTTPEvent event =
        Desk.about(name, Map.of("caseId", id.value(), "recordingId", CALL.value()));
    event.getHeaders().put(header, value);
    if (body != null) {
      event.setBody(body);
      event.setIsBase64Encoded(false);
    }
    return event;
  }

  @Test
  void shouldGiveExamplesThatAreRight() {
    List<String> checked = new ArrayList<>();
    check(document.root(), "", checked);

    assertThat(checked).hasSizeGreaterThan(6);
  }

  private void check(JsonNode node, String place, List<String> checked) {
    if (node.has("schema")) {
      node.path("examples")
          .properties()
          .forEach(
              example ->
                  checkOne(
                      node.path("schema"),
                      document.resolved(example.getValue()).path("value"),
                      place,
                      checked));
      if (node.has("example")) {
        checkOne(node.path("schema"), node.path("example"), place, checked);
      }
    }
    node.properties()
        .forEach(child -> check(child.getValue(), place + "/" + child.getKey(), checked));
  }

  private void checkOne(JsonNode schema, JsonNode example, String place, List<String> checked) {
    assertThat(document.errors(schema, example.toString())).as(place).isEmpty();
    checked.add(place);
  }

  @Test
  void shouldTakeTheBodiesThatItDescribes() {
    JsonNode examples =
        document
            .root()
            .at(
                "/paths/~1subject-access-requests/post/requestBody/content/application~1json/examples");

    assertThat(examples).isNotEmpty();
    for (JsonNode example : examples) {
      assertThat(
              Desk.of(Role.CUSTOMER_SERVICE_MANAGER)
                  .open(example.path("value").toString())
                  .getStatusCode())
          .isEqualTo(201);
    }
  }

  @ParameterizedTest
  @FieldSource("EVENTS")
  void shouldDescribeTheBodiesOfTheSampleEvents(String name) {
    APIGatewayV2HTTPEvent event = SampleEvents.read(name);
    if (event.getBody() != null && !event.getIsBase64Encoded()) {
      assertThat(document.bodyErrors(event.getRouteKey(), event.getBody())).isEmpty();
    }
    assertThat(document.routeKeys()).contains(event.getRouteKey());
  }

  @Test
  void shouldNameOnlyKindsOfProblemsThatThereAre() {
    Set<String> kinds = new TreeSet<>();
    for (HttpProblem.Kind kind : HttpProblem.Kind.values()) {
      kinds.add(kind.type());
    }
    String text = document.root().toString();
    Set<String> named = new TreeSet<>();
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("/problems/[a-z-]+").matcher(text);
    while (matcher.find()) {
      named.add(matcher.group());
    }

    assertThat(kinds).containsAll(named);
  }
}
