package earmark.subjectaccess;

import static earmark.subjectaccess.Desk.json;
import static earmark.subjectaccess.Samples.CALL;
import static earmark.subjectaccess.Samples.call;
import static earmark.subjectaccess.Samples.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import earmark.access.Person;
import earmark.access.Role;
import earmark.audit.AuditEntry;
import earmark.notifications.Notice;
import earmark.platform.JsonBody;
import earmark.recordings.RecordingId;
import earmark.retention.Hold;
import earmark.transcripts.Transcripts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectAccessHandlerTest {
  private static final String START = "2026-11-20T14:32:10Z";
  private static final CaseId NO_CASE = new CaseId("sar-zzzzzzzzzzzzzzzzzzzzzzzzzz");

  private final Desk desk = Desk.of(Role.CUSTOMER_SERVICE_MANAGER);

  @Nested
  class Opening {
    @Test
    void shouldOpenACaseWithTheCallsItMatches() {
      desk.recordings.add(call(CALL, START));

      APIGatewayV2HTTPResponse answer = desk.send("open-request");

      assertThat(answer.getStatusCode()).isEqualTo(201);
      JsonNode opened = json(answer);
      String caseId = opened.path("caseId").textValue();
      assertThat(caseId).matches("sar-[a-z2-7]{26}");
      assertThat(answer.getHeaders())
          .containsEntry("Location", "/subject-access-requests/" + caseId)
          .containsEntry("Cache-Control", "no-store");
      assertThat(opened.path("numbers").toString()).isEqualTo("[\"+441632960001\"]");
      assertThat(opened.path("due").path("date").textValue()).isEqualTo("2026-12-23");
      assertThat(opened.path("matches").toString())
          .isEqualTo(
              "[{\"recordingId\":\"mfrggzdfmztwq2lknnwg23tpoa\",\"call\":"
                  + "{\"start\":\"2026-11-20T14:32:10+00:00\",\"direction\":\"inbound\","
                  + "\"parties\":[\"customer\",\"student-adviser\",\"unknown\"],"
                  + "\"durationSeconds\":12.48,\"codec\":\"wav-pcm\"},"
                  + "\"transcript\":{\"state\":\"not-begun\"},\"held\":true}]");
    }

    @Test
    void shouldOpenACaseThatMatchesNothing() {
      JsonNode opened = json(desk.send("open-request"));

      assertThat(opened.path("matches")).isEmpty();
      assertThat(opened.path("searches").get(0).path("found").asInt()).isZero();
      assertThat(opened.path("searchComplete").asBoolean()).isTrue();
    }

    @Test
    void shouldTellTheCustomerServiceManager() {
      CaseId id = desk.open();

      assertThat(desk.notifications.notices())
          .containsExactly(
              new Notice(
                  "customer-service-manager", Notice.Kind.REQUEST_OPENED, id.value(), Samples.NOW));
    }

    @Test
    void shouldOpenOneCaseForADoubleClick() {
      CaseId first = desk.open();
      desk.clock.move(Duration.ofSeconds(1));

      APIGatewayV2HTTPResponse second = desk.send("open-request");

      assertThat(second.getStatusCode()).isEqualTo(200);
      assertThat(json(second).path("caseId").textValue()).isEqualTo(first.value());
      assertThat(desk.cases.count()).isEqualTo(1);
      assertThat(desk.notifications.notices()).hasSize(1);
      assertThat(desk.trail.entries())
          .extracting(AuditEntry::action)
          .containsExactly(
              "open-subject-access-request",
              "open-subject-access-request",
              "see-subject-access-request");
    }

    @Test
    void shouldMakeGoodANoticeThatFailed() {
      desk.notifications.fails(true);
      assertThat(desk.send("open-request").getStatusCode()).isEqualTo(500);
      desk.notifications.fails(false);

      assertThat(desk.send("open-request").getStatusCode()).isEqualTo(200);

      assertThat(desk.cases.count()).isEqualTo(1);
      assertThat(desk.notifications.notices()).hasSize(1);
    }

    @Test
    void shouldStoreNothingWhenThereAreTooManyCalls() {
      IntStream.range(0, 510).forEach(i -> desk.recordings.add(call(id(i), START)));

      APIGatewayV2HTTPResponse answer = desk.send("open-request");

      assertThat(answer.getStatusCode()).isEqualTo(422);
      assertThat(errors(answer)).singleElement().asString().startsWith("/windows match more than");
      assertThat(desk.cases.count()).isZero();
    }

    @Test
    void shouldNameEveryPlaceThatIsWrong() {
      APIGatewayV2HTTPResponse answer =
          desk.open(
              """
              {"requester":{"name":"Margaret Hale","contact":"","email":"x"},
               "numbers":["01632 960001","withheld"],
               "windows":[{"from":"2026-11-20T16:00","to":"2026-11-20T14:00"},
                          {"from":"2026-10-01T00:00","to":"2026-11-01T00:01"},
                          {"from":"yesterday","to":"2026-11-20T14:00Z"},
                          {"from":"2026-11-25T00:00","to":"2026-11-26T00:00"}],
               "receivedOn":"2026-11-25","note":"secret"}\
              """);

      assertThat(answer.getStatusCode()).isEqualTo(422);
      assertThat(errors(answer))
          .containsExactly(
              "/requester/contact must be text of 1 to 300 characters",
              "/requester/email is not known",
              "/numbers/1 must be a telephone number",
              "/windows/0/to must be after from",
              "/windows/1/to must be within 31 days of from",
              "/windows/2/from must be a local time, as 2026-11-24T14:30",
              "/windows/2/to must be a local time, as 2026-11-24T14:30",
              "/windows/3/from must not be in the future, nor before the year 2000",
              "/receivedOn must not be in the future, nor more than a year ago",
              "/note is not known");
      assertThat(answer.getBody()).doesNotContain("secret", "Margaret");
      assertThat(desk.cases.count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
      "2026-11-24, 201",
      "2026-11-25, 422",
      "2025-11-24, 201",
      "2025-11-23, 422",
      "2026-02-30, 422"
    })
    void shouldTakeReceiptsOfTheLastYear(String receivedOn, int status) {
      String body = SampleEvents.read("open-request").getBody().replace("2026-11-23", receivedOn);

      assertThat(desk.open(body).getStatusCode()).isEqualTo(status);
    }

    @Test
    void shouldKnowThatItIsTomorrowInLondonAlready() {
      desk.clock.move(
          Duration.between(Samples.NOW, java.time.Instant.parse("2027-06-14T23:30:00Z")));
      String body = SampleEvents.read("open-request").getBody().replace("2026-11-23", "2027-06-15");

      assertThat(desk.open(body).getStatusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "01632 960001",
          "01632960001",
          "(01632) 960-001",
          "+44 1632 960001",
          "+44 (0)1632 960001",
          "0044 1632 960001",
          "441632960001",
        })
    void shouldFindANumberHoweverItIsWritten(String written) {
      desk.recordings.add(call(CALL, START));
      String body = SampleEvents.read("open-request").getBody().replace("01632 960001", written);

      assertThat(recordingIds(json(desk.open(body)))).containsExactly(CALL.value());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"withheld", "12", "201", "+", "+44", "0163296000112345", "01632 96000X"})
    void shouldRefuseWhatCannotBeANumber(String written) {
      String body = SampleEvents.read("open-request").getBody().replace("01632 960001", written);

      assertThat(errors(desk.open(body))).containsExactly("/numbers/0 must be a telephone number");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 21})
    void shouldTakeTwentyNumbersAtMost(int count) {
      String numbers =
          String.join(
              ",", IntStream.range(0, count).mapToObj("\"01632 9600%02d\""::formatted).toList());
      String body =
          SampleEvents.read("open-request").getBody().replace("\"01632 960001\"", numbers);

      assertThat(errors(desk.open(body))).containsExactly("/numbers must be a list of 1 to 20");
    }

    @Test
    void shouldRefuseBadBodies() {
      assertThat(desk.open("{").getStatusCode()).isEqualTo(400);
      assertThat(desk.open("").getStatusCode()).isEqualTo(400);
      assertThat(desk.open(null).getStatusCode()).isEqualTo(400);
      assertThat(desk.open("[]").getStatusCode()).isEqualTo(422);
      assertThat(desk.open(" ".repeat(JsonBody.MAX_BYTES) + "{}").getStatusCode()).isEqualTo(413);
      APIGatewayV2HTTPEvent text = SampleEvents.read("open-request");
      text.getHeaders().put("content-type", "text/plain");
      assertThat(desk.send(text).getStatusCode()).isEqualTo(415);
    }
  }

  @Nested
  class Holding {
    private boolean legallyHeld(RecordingId id) {
      return desk.legalHolds.isOn(id, "version-1");
    }

    private List<Boolean> held(JsonNode shown) {
      return StreamSupport.stream(shown.path("matches").spliterator(), false)
          .map(match -> match.path("held").booleanValue())
          .toList();
    }

    @Test
    void shouldHoldWhatMatchesAndWhatArrivesLate() {
      desk.recordings.add(call(id(1), START));
      desk.recordings.add(call(id(9), "2026-11-20T18:00:00Z"));
      CaseId id = desk.open();
      assertThat(legallyHeld(id(1))).isTrue();
      assertThat(legallyHeld(id(9))).isFalse();
      assertThat(desk.holds.of(id(1)))
          .singleElement()
          .satisfies(
              hold -> {
                assertThat(hold.id().value()).isEqualTo(id.value());
                assertThat(hold.owner()).isEqualTo(id.value());
                assertThat(hold.reason().kind()).isEqualTo(Hold.Kind.SUBJECT_ACCESS);
                assertThat(hold.reviewOn()).isEqualTo("2027-02-22");
              });
      desk.recordings.add(call(id(2), "2026-11-20T14:00:00Z"));

      assertThat(held(json(desk.show(id)))).containsExactly(true, true);
      assertThat(legallyHeld(id(2))).isTrue();
    }

    @Test
    void shouldAnswer503WhenACallCannotBeHeldAndMakeItGoodWhenRepeated() {
      desk.recordings.add(call(id(1), START));
      desk.recordings.add(call(id(2), START));
      desk.legalHolds.fails(id(2), true);

      assertThat(desk.send("open-request").getStatusCode()).isEqualTo(503);
      assertThat(legallyHeld(id(1))).isTrue();
      assertThat(desk.send("open-request").getStatusCode()).isEqualTo(503);
      desk.legalHolds.fails(id(2), false);
      APIGatewayV2HTTPResponse answer = desk.send("open-request");

      assertThat(answer.getStatusCode()).isEqualTo(200);
      assertThat(held(json(answer))).containsExactly(true, true);
      assertThat(desk.holds.of(id(1))).hasSize(1);
      assertThat(desk.holds.of(id(2))).hasSize(1);
      assertThat(desk.cases.count()).isEqualTo(1);
    }

    @Test
    void shouldSayWhatItHadNoTimeToHoldAndHoldItAtTheNextLook() {
      IntStream.range(0, 500).forEach(i -> desk.recordings.add(call(id(i), START)));
      desk.clock.tick(Duration.ofSeconds(1));
      CaseId id = desk.open();
      desk.clock.tick(Duration.ZERO);
      assertThat(desk.cases.events(id))
          .filteredOn(CaseEvent.CallsHeld.class::isInstance)
          .singleElement()
          .satisfies(
              event ->
                  assertThat(((CaseEvent.CallsHeld) event).recordings()).hasSizeBetween(1, 499));

      assertThat(held(json(desk.show(id)))).hasSize(500).containsOnly(true);
    }

    @Test
    void shouldNotCallHeldWhatHasGone() {
      desk.recordings.add(call(id(1), START));
      desk.legalHolds.gone(id(1), "version-1");
      CaseId id = desk.open();
      int events = desk.cases.events(id).size();

      assertThat(held(json(desk.show(id)))).containsExactly(false);
      assertThat(desk.cases.events(id)).hasSize(events);
    }
  }

  @Nested
  class Showing {
    @Test
    void shouldShowCallsThatArriveLate() {
      desk.recordings.add(call(id(1), START));
      CaseId id = desk.open();
      desk.recordings.add(call(id(2), "2026-11-20T14:00:00Z"));

      JsonNode shown = json(desk.show(id));

      assertThat(recordingIds(shown)).containsExactly(id(1).value(), id(2).value());
      assertThat(shown.path("searches")).hasSize(2);
      assertThat(shown.path("searches").get(1).path("found").asInt()).isEqualTo(2);
      assertThat(shown.path("searches").get(1).path("fresh").asInt()).isEqualTo(1);
    }

    @Test
    void shouldWriteNothingWhenNothingIsNew() {
      desk.recordings.add(call(id(1), START));
      CaseId id = desk.open();

      desk.show(id);
      desk.show(id);

      assertThat(desk.cases.events(id)).hasSize(3);
    }

    @Test
    void shouldReadAgainWhenSomebodyElseWasFaster() {
      CaseId id = desk.open();
      desk.recordings.add(call(id(1), START));
      desk.cases.beforeAppend(() -> desk.show(id));

      JsonNode shown = json(desk.show(id));

      assertThat(recordingIds(shown)).containsExactly(id(1).value());
      assertThat(desk.cases.events(id)).hasSize(4);
    }

    @Test
    void shouldKeepACallInTheCaseWhoseRecordingIsGone() {
      desk.recordings.add(call(id(1), START));
      CaseId id = desk.open();
      desk.recordings.remove(id(1));

      JsonNode match = json(desk.show(id)).path("matches").get(0);

      assertThat(match.path("recordingId").textValue()).isEqualTo(id(1).value());
      assertThat(match.has("call")).isFalse();
    }

    @Test
    void shouldShowHowFarEachTranscriptIs() {
      List<Transcripts.State> states =
          List.of(
              new Transcripts.State.NotBegun(),
              new Transcripts.State.Waiting(),
              new Transcripts.State.InProgress(),
              new Transcripts.State.Ready(),
              new Transcripts.State.Failed("No speech"));
      for (int i = 0; i < states.size(); i++) {
        desk.recordings.add(call(id(i), START));
        desk.transcripts.become(id(i), states.get(i));
      }

      JsonNode matches = json(desk.show(desk.open())).path("matches");

      assertThat(StreamSupport.stream(matches.spliterator(), false))
          .extracting(match -> match.path("transcript").toString())
          .containsExactly(
              "{\"state\":\"not-begun\"}",
              "{\"state\":\"waiting\"}",
              "{\"state\":\"in-progress\"}",
              "{\"state\":\"ready\"}",
              "{\"state\":\"failed\",\"reason\":\"No speech\"}");
    }

    @Test
    void shouldNotKnowOtherCases() {
      assertThat(desk.show(NO_CASE).getStatusCode()).isEqualTo(404);
      assertThat(
              desk.send(Desk.about("show-request", Map.of("caseId", "Margaret Hale")))
                  .getStatusCode())
          .isEqualTo(404);
      assertThat(desk.trail.entries().getLast().about().caseId()).isEmpty();
    }
  }

  @Nested
  class BeginningTranscripts {
    @Test
    void shouldBeginAllThatTheCaseMatches() {
      desk.recordings.add(call(id(1), START));
      CaseId id = desk.open();
      desk.recordings.add(call(id(2), START));

      APIGatewayV2HTTPResponse answer = desk.beginAll(id);

      assertThat(answer.getStatusCode()).isEqualTo(202);
      assertThat(outcomes(answer)).containsExactly(id(1) + " begun", id(2) + " begun");
      assertThat(json(answer).path("remaining")).isEmpty();
      assertThat(desk.transcripts.jobs()).isEqualTo(2);
    }

    @Test
    void shouldBeginOneJobWhenAskedTwice() {
      desk.recordings.add(call(id(1), START));
      CaseId id = desk.open();
      desk.beginAll(id);
      int events = desk.cases.events(id).size();

      APIGatewayV2HTTPResponse again = desk.beginAll(id);

      assertThat(outcomes(again)).containsExactly(id(1) + " already-begun");
      assertThat(desk.transcripts.jobs()).isEqualTo(1);
      assertThat(desk.cases.events(id)).hasSize(events);
    }

    @Test
    void shouldBeginTheNamedOnes() {
      desk.recordings.add(call(CALL, START));
      desk.recordings.add(call(id(2), START));
      CaseId id = desk.open();

      APIGatewayV2HTTPEvent event =
          Desk.about("begin-named-transcripts", Map.of("caseId", id.value()));
      assertThat(outcomes(desk.send(event))).containsExactly(CALL + " begun");
    }

    @Test
    void shouldWriteDownEachOutcome() {
      IntStream.range(0, 3).forEach(i -> desk.recordings.add(call(id(i), START)));
      CaseId id = desk.open();
      desk.transcripts.answer(id(0), new Transcripts.Start.Deferred());
      desk.transcripts.answer(id(1), new Transcripts.Start.Refused("Too short"));
      desk.recordings.remove(id(2));

      APIGatewayV2HTTPResponse answer = desk.beginAll(id);

      assertThat(outcomes(answer))
          .containsExactly(id(0) + " deferred", id(1) + " refused", id(2) + " refused");
      assertThat(json(answer).path("outcomes").get(1).path("reason").textValue())
          .isEqualTo("Too short");
      Case state = Case.from(id, desk.cases.events(id));
      assertThat(state.outcomes().get(id(1)).reason()).contains("Too short");
    }

    @Test
    void shouldBeginTwentyFiveAtATimeAndNameTheRest() {
      IntStream.range(0, 30).forEach(i -> desk.recordings.add(call(id(i), START)));
      CaseId id = desk.open();

      JsonNode first = json(desk.beginAll(id));
      JsonNode second = json(desk.beginAll(id));

      assertThat(first.path("outcomes")).hasSize(25);
      assertThat(first.path("remaining")).hasSize(5);
      assertThat(second.path("remaining")).isEmpty();
      assertThat(desk.transcripts.jobs()).isEqualTo(30);
    }

    @Test
    void shouldStopInTimeToAnswer() {
      IntStream.range(0, 5).forEach(i -> desk.recordings.add(call(id(i), START)));
      CaseId id = desk.open();
      desk.transcripts.atStart(() -> desk.clock.move(Duration.ofSeconds(7)));

      JsonNode answer = json(desk.beginAll(id));

      assertThat(answer.path("outcomes")).hasSize(2);
      assertThat(answer.path("remaining")).hasSize(3);
    }

    @Test
    void shouldWriteDownOutcomesThoughSomebodyElseWasFaster() {
      desk.recordings.add(call(id(1), START));
      CaseId id = desk.open();
      desk.cases.beforeAppend(
          () -> {
            desk.recordings.add(call(id(2), START));
            desk.show(id);
          });

      desk.beginAll(id);

      Case state = Case.from(id, desk.cases.events(id));
      assertThat(state.matches()).containsExactly(id(1), id(2));
      assertThat(state.outcomes()).containsOnlyKeys(id(1));
    }

    @Test
    void shouldFindAJobBegunThatWasNotWrittenDown() {
      desk.recordings.add(call(id(1), START));
      CaseId id = desk.open();
      desk.transcripts.become(id(1), new Transcripts.State.InProgress());

      desk.beginAll(id);

      assertThat(Case.from(id, desk.cases.events(id)).outcomes().get(id(1)).kind())
          .isEqualTo(CaseEvent.Outcome.Kind.ALREADY_BEGUN);
    }

    @Test
    void shouldBeginNoneWhenOneIsNotOfTheCase() {
      desk.recordings.add(call(id(1), START));
      CaseId id = desk.open();

      APIGatewayV2HTTPResponse answer =
          desk.begin(id, "{\"recordingIds\":[\"" + id(1) + "\",\"" + CALL + "\"]}");

      assertThat(answer.getStatusCode()).isEqualTo(422);
      assertThat(errors(answer))
          .containsExactly("/recordingIds 1 of them match no call of this case");
      assertThat(desk.transcripts.jobs()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "{\"recordingIds\":[]} | 422",
          "{\"recordingIds\":[\"x\"]} | 422",
          "{\"recordingIds\":\"all\"} | 422",
          "{\"all\":true} | 422",
          "{ | 400",
          "{} | 202"
        })
    void shouldRefuseBadBodies(String body, int status) {
      assertThat(desk.begin(desk.open(), body).getStatusCode()).isEqualTo(status);
    }

    @Test
    void shouldNotKnowOtherCases() {
      assertThat(desk.beginAll(NO_CASE).getStatusCode()).isEqualTo(404);
    }
  }

  @Nested
  class ReadingTranscripts {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "*/* | application/json",
          "application/json | application/json",
          "text/html,application/xhtml+xml,*/*;q=0.8 | text/html; charset=utf-8",
          "text/plain | text/plain; charset=utf-8",
          "text/vtt | text/vtt; charset=utf-8",
        })
    void shouldReadItInTheFormThatIsAccepted(String accept, String contentType) {
      CaseId id = caseWith(new Transcripts.State.Ready());

      APIGatewayV2HTTPResponse answer = desk.readTranscript(id, CALL, accept);

      assertThat(answer.getStatusCode()).isEqualTo(200);
      assertThat(answer.getHeaders())
          .containsEntry("Content-Type", contentType)
          .containsEntry("Vary", "Accept")
          .containsEntry("Cache-Control", "no-store");
      assertThat(answer.getBody()).contains("Hello", "Morning.");
    }

    @Test
    void shouldAllowTheHtmlDocumentItsOwnStyleAndNothingElse() {
      CaseId id = caseWith(new Transcripts.State.Ready());

      assertThat(desk.readTranscript(id, CALL, "text/html").getHeaders())
          .extractingByKey("Content-Security-Policy")
          .asString()
          .startsWith("default-src 'none';")
          .contains("style-src 'sha256-");
    }

    @Test
    void shouldNotReadItInOtherForms() {
      CaseId id = caseWith(new Transcripts.State.Ready());

      assertThat(desk.readTranscript(id, CALL, "image/png").getStatusCode()).isEqualTo(406);
      assertThat(desk.transcripts.reads()).isZero();
    }

    @Test
    void shouldSayWhyThereIsNone() {
      CaseId id = caseWith(new Transcripts.State.NotBegun());
      assertProblem(id, "/problems/transcript-not-begun");

      desk.transcripts.become(CALL, new Transcripts.State.Waiting());
      assertProblem(id, "/problems/transcript-not-ready");
      desk.transcripts.become(CALL, new Transcripts.State.InProgress());
      assertThat(assertProblem(id, "/problems/transcript-not-ready").getHeaders())
          .containsEntry("Retry-After", "15");

      desk.transcripts.become(CALL, new Transcripts.State.Failed("There was no speech."));
      assertThat(json(assertProblem(id, "/problems/transcript-failed")).path("detail").textValue())
          .isEqualTo("There was no speech.");
    }

    @Test
    void shouldReadNoCallThatIsNotOfTheCase() {
      CaseId id = caseWith(new Transcripts.State.Ready());
      desk.recordings.add(call(id(2), Samples.NOW, java.util.Optional.empty(), "+447700900123"));
      desk.transcripts.become(id(2), new Transcripts.State.Ready());

      APIGatewayV2HTTPResponse stranger = desk.readTranscript(id, id(2), "*/*");
      APIGatewayV2HTTPResponse nothing = desk.readTranscript(id, id(3), "*/*");
      APIGatewayV2HTTPResponse noCase = desk.readTranscript(NO_CASE, CALL, "*/*");

      assertThat(stranger.getStatusCode()).isEqualTo(404);
      assertThat(nothing.getBody()).isEqualTo(stranger.getBody());
      assertThat(noCase.getBody()).isEqualTo(stranger.getBody());
      assertThat(desk.transcripts.reads()).isZero();
    }

    @Test
    void shouldWriteDownWhoReadsWhat() {
      CaseId id = caseWith(new Transcripts.State.Ready());

      desk.readTranscript(id, CALL, "text/plain");

      AuditEntry entry = desk.trail.entries().getLast();
      assertThat(entry.actor()).isEqualTo(Desk.SUBJECT);
      assertThat(entry.action()).isEqualTo("read-transcript");
      assertThat(entry.about().caseId()).contains(id.value());
      assertThat(entry.about().recordingId()).contains(CALL.value());
      assertThat(entry.sourceIp()).contains("203.0.113.7");
    }

    private CaseId caseWith(Transcripts.State state) {
      desk.recordings.add(call(CALL, START));
      desk.transcripts.become(CALL, state);
      return desk.open();
    }

    private APIGatewayV2HTTPResponse assertProblem(CaseId id, String type) {
      APIGatewayV2HTTPResponse answer = desk.readTranscript(id, CALL, "text/html");
      assertThat(answer.getStatusCode()).isEqualTo(409);
      assertThat(json(answer).path("type").textValue()).isEqualTo(type);
      return answer;
    }
  }

  @Nested
  class Access {
    @ParameterizedTest
    @EnumSource(Role.class)
    void shouldAnswerEachRoleWhatItMayDo(Role role) {
      CaseId id = openedWithATranscript();
      desk.sit(role, Person.State.ACTIVE);
      boolean officer = role == Role.CUSTOMER_SERVICE_MANAGER;
      boolean sees = officer || role == Role.HEAD_OF_OPERATIONS;

      assertThat(desk.send("open-request").getStatusCode()).isEqualTo(officer ? 200 : 403);
      assertThat(desk.show(id).getStatusCode()).isEqualTo(sees ? 200 : 403);
      assertThat(desk.beginAll(id).getStatusCode()).isEqualTo(officer ? 202 : 403);
      assertThat(desk.readTranscript(id, CALL, "*/*").getStatusCode())
          .isEqualTo(officer ? 200 : 403);
    }

    @Test
    void shouldTellWhoMayNotNothingOfWhatExists() {
      CaseId id = openedWithATranscript();
      desk.sit(Role.DIRECTOR, Person.State.ACTIVE);

      assertThat(desk.show(id).getBody()).isEqualTo(desk.show(NO_CASE).getBody());
      assertThat(desk.readTranscript(id, CALL, "image/png").getBody())
          .isEqualTo(desk.readTranscript(NO_CASE, id(9), "*/*").getBody());
      assertThat(desk.open("{").getStatusCode()).isEqualTo(403);
    }

    @Test
    void shouldLetSomebodyOutAtOnce() {
      CaseId id = openedWithATranscript();
      desk.sit(Role.CUSTOMER_SERVICE_MANAGER, Person.State.DISABLED);

      assertThat(desk.readTranscript(id, CALL, "*/*").getStatusCode()).isEqualTo(403);
      assertThat(desk.transcripts.reads()).isZero();
      assertThat(desk.trail.entries().getLast().decision()).isEqualTo(AuditEntry.Decision.DENIED);
    }

    @Test
    void shouldNotTakeAnIdentityToken() {
      assertThat(desk.send("show-request-with-identity-token").getStatusCode()).isEqualTo(401);
      assertThat(desk.trail.entries()).isEmpty();
    }

    @Test
    void shouldNotTakeARequestWithoutAToken() {
      APIGatewayV2HTTPEvent event = SampleEvents.read("show-request");
      event.getRequestContext().setAuthorizer(null);

      assertThat(desk.send(event).getStatusCode()).isEqualTo(401);
    }

    @Test
    void shouldReadAndDoNothingWhenTheAuditTrailTakesNothing() {
      CaseId id = openedWithATranscript();
      desk.trail.takesNothing();
      int reads = desk.cases.reads();
      int searches = desk.recordings.searches();

      List<APIGatewayV2HTTPResponse> answers =
          List.of(
              desk.send("open-request"),
              desk.show(id),
              desk.beginAll(id),
              desk.readTranscript(id, CALL, "*/*"));

      assertThat(answers).extracting(APIGatewayV2HTTPResponse::getStatusCode).containsOnly(503);
      assertThat(desk.cases.reads()).isEqualTo(reads);
      assertThat(desk.recordings.searches()).isEqualTo(searches);
      assertThat(desk.transcripts.reads()).isZero();
      assertThat(desk.transcripts.jobs()).isZero();
      assertThat(desk.cases.count()).isEqualTo(1);
    }

    @Test
    void shouldWriteTheEntryBeforeAnythingIsRead() {
      CaseId id = openedWithATranscript();
      int entries = desk.trail.entries().size();
      desk.cases.beforeEvents(() -> assertThat(desk.trail.entries()).hasSizeGreaterThan(entries));

      assertThat(desk.readTranscript(id, CALL, "*/*").getStatusCode()).isEqualTo(200);
      assertThat(desk.show(id).getStatusCode()).isEqualTo(200);
    }

    private CaseId openedWithATranscript() {
      desk.recordings.add(call(CALL, START));
      desk.transcripts.become(CALL, new Transcripts.State.Ready());
      return desk.open();
    }
  }

  private static List<String> errors(APIGatewayV2HTTPResponse answer) {
    return StreamSupport.stream(json(answer).path("errors").spliterator(), false)
        .map(e -> e.path("pointer").textValue() + " " + e.path("detail").textValue())
        .toList();
  }

  private static List<String> recordingIds(JsonNode shown) {
    return StreamSupport.stream(shown.path("matches").spliterator(), false)
        .map(match -> match.path("recordingId").textValue())
        .toList();
  }

  private static List<String> outcomes(APIGatewayV2HTTPResponse answer) {
    return StreamSupport.stream(json(answer).path("outcomes").spliterator(), false)
        .map(
            outcome ->
                new RecordingId(outcome.path("recordingId").textValue())
                    + " "
                    + outcome.path("outcome").textValue())
        .toList();
  }
}
