package earmark.retention;

import static earmark.retention.HoldsContract.CALL;
import static earmark.retention.HoldsContract.NOW;
import static earmark.retention.HoldsContract.UNTIL;
import static earmark.retention.HoldsContract.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.access.FakePeople;
import earmark.access.Person;
import earmark.access.Role;
import earmark.audit.AuditEntry;
import earmark.audit.FakeAuditTrail;
import earmark.platform.Json;
import earmark.platform.OpaqueIds;
import earmark.subjectaccess.OpenApi;
import earmark.subjectaccess.SampleEvents;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The routes of holds on fakes; every answer is held against the OpenAPI document. */
class RetentionHandlerTest {
  private static final String SUBJECT = "b6d2f2a4-3041-70c5-1f6e-5a0d6c7e8f90";

  private final FakePeople people = new FakePeople();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final FakeHolds holds = new FakeHolds();
  private final FakeLegalHolds legalHolds = new FakeLegalHolds();
  private final RetentionHandler handler =
      new RetentionHandler(
          new RetentionHandler.Collaborators(
              people,
              trail,
              holds,
              legalHolds,
              new OpaqueIds(new Random(1)),
              ZoneId.of("Europe/London"),
              Clock.fixed(NOW, ZoneOffset.UTC)),
          _ -> {});

  @BeforeEach
  void vaultACall() {
    sit(Role.CUSTOMER_SERVICE_MANAGER);
    holds.vaulted(CALL, VERSION, UNTIL);
  }

  private void sit(Role role) {
    people.change(
        new Person(SUBJECT, Optional.empty(), role, Person.State.ACTIVE, Optional.empty()));
  }

  private APIGatewayV2HTTPResponse send(APIGatewayV2HTTPEvent event) {
    APIGatewayV2HTTPResponse answer = handler.handleRequest(event, null);
    OpenApi.document().mustDescribe(event.getRouteKey(), answer);
    return answer;
  }

  private int status(String name) {
    return send(SampleEvents.readFrom("retention", name)).getStatusCode();
  }

  private int status(String name, String holdId) {
    return send(about(name, holdId)).getStatusCode();
  }

  private static APIGatewayV2HTTPEvent about(String name, String holdId) {
    APIGatewayV2HTTPEvent event = SampleEvents.readFrom("retention", name);
    event.setPathParameters(Map.of("recordingId", CALL.value(), "holdId", holdId));
    return event;
  }

  private String place() throws Exception {
    APIGatewayV2HTTPResponse answer = send(SampleEvents.readFrom("retention", "place-hold"));
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(201);
    return Json.mapper().readTree(answer.getBody()).path("holdId").textValue();
  }

  @Test
  void shouldStackHoldsAndReleaseThemOneByOne() throws Exception {
    String first = place();
    String second = place();

    assertThat(status("release-hold", first)).isEqualTo(200);
    assertThat(legalHolds.isOn(CALL, VERSION)).isTrue();
    assertThat(status("release-hold", second)).isEqualTo(200);
    assertThat(status("release-hold", second)).isEqualTo(200);
    assertThat(legalHolds.isOn(CALL, VERSION)).isFalse();
    JsonNode seen =
        Json.mapper().readTree(send(SampleEvents.readFrom("retention", "see-holds")).getBody());
    assertThat(seen.path("holds")).hasSize(2).allMatch(hold -> hold.has("released"));
    assertThat(trail.entries())
        .extracting(AuditEntry::action)
        .contains("place-hold", "release-hold", "see-holds");
    assertThat(trail.entries().toString()).doesNotContain("refund", "settled");
  }

  @Test
  void shouldReviewWhatStands() throws Exception {
    String id = place();

    assertThat(status("review-hold", id)).isEqualTo(200);
    assertThat(holds.find(CALL, new HoldId(id)).orElseThrow().reviewOn()).isEqualTo("2027-02-15");
    status("release-hold", id);
    assertThat(status("review-hold", id)).isEqualTo(409);
  }

  @Test
  void shouldLetAnotherRoleReleaseNothingButTheHeadOfOperations() throws Exception {
    String id = place();
    sit(Role.DIRECTOR);
    assertThat(status("release-hold", id)).isEqualTo(403);
    assertThat(trail.entries().getLast().decision()).isEqualTo(AuditEntry.Decision.DENIED);
    assertThat(legalHolds.isOn(CALL, VERSION)).isTrue();
    sit(Role.HEAD_OF_OPERATIONS);
    assertThat(status("release-hold", id)).isEqualTo(200);
  }

  @Test
  void shouldKeepTheHoldOfARequest() {
    HoldId id = new HoldId("sar-nbswy3dpeb3w64tmmqxc4lroff");
    holds.place(
        HoldsContract.hold(CALL, id, LocalDate.of(2027, 1, 15)),
        holds.recording(CALL).orElseThrow());

    assertThat(status("release-hold", id.value())).isEqualTo(409);
  }

  @Test
  void shouldSayWhatIsGoneAndWhatNeverWas() {
    legalHolds.gone(CALL, VERSION);
    assertThat(status("place-hold")).isEqualTo(410);
    holds.forget(CALL);
    assertThat(status("place-hold")).isEqualTo(404);
    assertThat(status("see-holds")).isEqualTo(404);
    assertThat(status("review-hold")).isEqualTo(404);
    assertThat(status("release-hold")).isEqualTo(404);
  }

  @Test
  void shouldPlaceNothingWhenS3DoesNotAnswer() {
    legalHolds.fails(CALL, true);

    assertThat(status("place-hold")).isEqualTo(503);
    assertThat(holds.of(CALL)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"HR_MANAGER", "STAFF"})
  void shouldTurnOthersAway(Role role) {
    sit(role);

    assertThat(status("place-hold")).isEqualTo(403);
    assertThat(status("see-holds")).isEqualTo(403);
    assertThat(status("review-hold")).isEqualTo(403);
    assertThat(status("release-hold")).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24, 422",
    "2026-11-25, 201",
    "2027-02-22, 201",
    "2027-02-23, 422",
    "tomorrow, 422"
  })
  void shouldAskForAReviewWithinNinetyDays(String day, int status) {
    APIGatewayV2HTTPEvent event = SampleEvents.readFrom("retention", "place-hold");
    event.setBody(event.getBody().replace("2027-01-15", day));

    assertThat(send(event).getStatusCode()).isEqualTo(status);
  }
}
