package earmark.subjectaccess;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.access.FakePeople;
import earmark.access.Person;
import earmark.access.Role;
import earmark.audit.FakeAuditTrail;
import earmark.notifications.FakeNotifications;
import earmark.platform.Json;
import earmark.platform.OpaqueIds;
import earmark.policy.Policy;
import earmark.recordings.RecordingId;
import earmark.retention.FakeHolds;
import earmark.retention.FakeLegalHolds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The whole API on fakes. Every answer it gives is held against the OpenAPI document. */
final class Desk {
  static final String SUBJECT = "b6d2f2a4-3041-70c5-1f6e-5a0d6c7e8f90";

  final FakePeople people = new FakePeople();
  final FakeAuditTrail trail = new FakeAuditTrail();
  final FakeCases cases = new FakeCases();
  final FakeRecordings recordings = new FakeRecordings();
  final FakeHolds holds = recordings.holds();
  final FakeLegalHolds legalHolds = new FakeLegalHolds();
  final FakeTranscripts transcripts = new FakeTranscripts();
  final FakeNotifications notifications = new FakeNotifications();
  final List<String> log = new ArrayList<>();
  final MovingClock clock = new MovingClock();

  private final SubjectAccessHandler handler =
      new SubjectAccessHandler(
          new SubjectAccessHandler.Collaborators(
              people,
              trail,
              cases,
              recordings,
              transcripts,
              holds,
              legalHolds,
              notifications,
              Policy.bundled(),
              new OpaqueIds(new Random(1)),
              clock),
          log::add);

  /** A desk at which somebody of this role sits. */
  static Desk of(Role role) {
    Desk desk = new Desk();
    desk.sit(role, Person.State.ACTIVE);
    return desk;
  }

  void sit(Role role, Person.State state) {
    people.change(new Person(SUBJECT, Optional.of("Ann"), role, state, Optional.empty()));
  }

  APIGatewayV2HTTPResponse send(APIGatewayV2HTTPEvent event) {
    APIGatewayV2HTTPResponse response = handler.handleRequest(event, null);
    OpenApi.document().mustDescribe(event.getRouteKey(), response);
    return response;
  }

  APIGatewayV2HTTPResponse send(String event) {
    return send(SampleEvents.read(event));
  }

  /** Opens the sample request; answers the case's id. */
  CaseId open() {
    return new CaseId(json(send("open-request")).path("caseId").textValue());
  }

  APIGatewayV2HTTPResponse open(String body) {
    APIGatewayV2HTTPEvent event = SampleEvents.read("open-request");
    event.setBody(body);
    return send(event);
  }

  APIGatewayV2HTTPResponse show(CaseId id) {
    return send(about("show-request", Map.of("caseId", id.value())));
  }

  APIGatewayV2HTTPResponse beginAll(CaseId id) {
    return send(about("begin-all-transcripts", Map.of("caseId", id.value())));
  }

  APIGatewayV2HTTPResponse begin(CaseId id, String body) {
    APIGatewayV2HTTPEvent event = about("begin-named-transcripts", Map.of("caseId", id.value()));
    event.setBody(body);
    event.setIsBase64Encoded(false);
    return send(event);
  }

  APIGatewayV2HTTPResponse readTranscript(CaseId id, RecordingId call, String accept) {
    APIGatewayV2HTTPEvent event =
        about("read-transcript", Map.of("caseId", id.value(), "recordingId", call.value()));
    event.getHeaders().put("accept", accept);
    return send(event);
  }

  static APIGatewayV2HTTPEvent about(String name, Map<String, String> pathVariables) {
    APIGatewayV2HTTPEvent event = SampleEvents.read(name);
    event.setPathParameters(pathVariables);
    return event;
  }

  static JsonNode json(APIGatewayV2HTTPResponse response) {
    try {
      return Json.mapper().readTree(response.getBody());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(response.getBody(), e);
    }
  }

  /** A clock that tests move. */
  static final class MovingClock extends Clock {
    private Instant now = Samples.NOW;
    private Duration tick = Duration.ZERO;

    /** By how much each look moves it. */
    synchronized void tick(Duration by) {
      tick = by;
    }

    synchronized void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public synchronized Instant instant() {
      now = now.plus(tick);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
