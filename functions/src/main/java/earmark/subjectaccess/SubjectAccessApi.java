package earmark.subjectaccess;

import earmark.access.Action;
import earmark.access.Actor;
import earmark.access.Gate;
import earmark.access.Pass;
import earmark.audit.AuditEntry.About;
import earmark.platform.Accept;
import earmark.platform.HttpAnswer;
import earmark.platform.HttpProblem;
import earmark.platform.HttpProblem.Kind;
import earmark.platform.HttpRequest;
import earmark.platform.HttpRouter;
import earmark.platform.JsonBody;
import earmark.platform.JsonFields;
import earmark.platform.OpaqueIds;
import earmark.platform.Problem;
import earmark.platform.Route;
import earmark.recordings.RecordingId;
import earmark.staff.Lines;
import earmark.transcripts.TranscriptDocuments;
import earmark.transcripts.TranscriptDocuments.Format;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of subject access. Each passes the gate, two AWS calls, before it reads anything of
 * the request but its path; so whoever may not is told the same for whatever they ask, and each
 * attempt stands in the audit trail.
 *
 * <p>DynamoDB calls of each route, beside those of the index and of {@code Transcripts}, which the
 * use cases name: opening 4 (person, entry, case, notice; 8 when it was open before), showing 3
 * (person, entry, events; one more when calls have arrived), beginning transcripts 4 (person,
 * entry, events, outcomes), reading one 3 (person, entry, events).
 */
final class SubjectAccessApi {
  private static final String CASE_ID = "caseId";
  private static final String RECORDING_ID = "recordingId";
  private static final int ID_LENGTH = 26;
  private static final int RETRY_SECONDS = 15;

  /** Lambda answers 6 MB at most, counted after the document is wrapped as a JSON text. */
  private static final int MAX_DOCUMENT_BYTES = 4_500_000;

  private final Gate gate;
  private final OpenCase openCase;
  private final ShowCase showCase;
  private final BeginTranscripts beginTranscripts;
  private final ReadTranscript readTranscript;
  private final Presentation presentation;

  SubjectAccessApi(
      Gate gate,
      OpenCase openCase,
      ShowCase showCase,
      BeginTranscripts beginTranscripts,
      ReadTranscript readTranscript,
      Presentation presentation) {
    this.gate = gate;
    this.openCase = openCase;
    this.showCase = showCase;
    this.beginTranscripts = beginTranscripts;
    this.readTranscript = readTranscript;
    this.presentation = presentation;
  }

  Map<Route, HttpRouter.Endpoint> endpoints() {
    return Map.of(
        SubjectAccessRoutes.OPEN, this::open,
        SubjectAccessRoutes.SHOW, this::show,
        SubjectAccessRoutes.TRANSCRIBE, this::transcribe,
        SubjectAccessRoutes.READ_TRANSCRIPT, this::readTranscript);
  }

  private HttpAnswer open(HttpRequest request) {
    Actor actor = Actor.of(request);
    CaseId id = CaseId.next(presentation.ids());
    Pass pass = gate.enter(actor, Action.OPEN_SUBJECT_ACCESS_REQUEST, About.ofCase(id.value()));
    Request wanted = JsonBody.read(request, presentation.reader()::read).orElseThrow();
    return switch (openCase.open(pass, id, wanted)) {
      case OpenCase.Opening.Opened(CaseFile file) ->
          presentation.answer(201, file).with("Location", location(id));
      case OpenCase.Opening.OpenBefore(CaseId before) -> openedBefore(actor, before);
      case OpenCase.Opening.TooManyCalls _ ->
          throw HttpProblem.invalid(
              List.of(
                  new Problem.FieldError(
                      "/windows",
                      "match more than %d calls: ask for less in each of several requests"
                          .formatted(FindCalls.MAX_CALLS))));
    };
  }

  private HttpAnswer openedBefore(Actor actor, CaseId id) {
    CaseFile file = seen(actor, Optional.of(id));
    openCase.tell(file.state());
    return presentation.answer(200, file).with("Location", location(id));
  }

  private HttpAnswer show(HttpRequest request) {
    return presentation.answer(200, seen(Actor.of(request), caseId(request)));
  }

  private CaseFile seen(Actor actor, Optional<CaseId> id) {
    Pass pass = gate.enter(actor, Action.SEE_SUBJECT_ACCESS_REQUEST, about(id));
    return showCase
        .show(pass, id.orElseThrow(SubjectAccessApi::noSuchCase))
        .orElseThrow(SubjectAccessApi::noSuchCase);
  }

  private HttpAnswer transcribe(HttpRequest request) {
    Optional<CaseId> id = caseId(request);
    Pass pass = gate.enter(Actor.of(request), Action.BEGIN_TRANSCRIPTS, about(id));
    Optional<List<RecordingId>> wanted =
        request.body().isEmpty()
            ? Optional.empty()
            : JsonBody.read(request, SubjectAccessApi::recordingIds);
    CaseId found = id.orElseThrow(SubjectAccessApi::noSuchCase);
    return switch (beginTranscripts.begin(pass, found, wanted)) {
      case BeginTranscripts.Result.NoSuchCase _ -> throw noSuchCase();
      case BeginTranscripts.Result.NotOfTheCase(List<RecordingId> strangers) ->
          throw HttpProblem.invalid(
              List.of(
                  new Problem.FieldError(
                      "/recordingIds",
                      "%d of them match no call of this case".formatted(strangers.size()))));
      case BeginTranscripts.Result.Begun begun -> HttpAnswer.json(202, OutcomesView.of(begun));
    };
  }

  private HttpAnswer readTranscript(HttpRequest request) {
    Optional<CaseId> id = caseId(request);
    Optional<RecordingId> call = recordingId(request.pathVariable(RECORDING_ID));
    About about = call.map(RecordingId::value).map(about(id)::andRecording).orElse(about(id));
    Pass pass = gate.enter(Actor.of(request), Action.READ_TRANSCRIPT, about);
    Format format = format(request);
    if (id.isEmpty() || call.isEmpty()) {
      throw noSuchTranscript();
    }
    return switch (readTranscript.read(pass, id.get(), call.get())) {
      case ReadTranscript.Reading.NotThere _ -> throw noSuchTranscript();
      case ReadTranscript.Reading.NotBegun _ ->
          throw HttpProblem.of(
              Kind.TRANSCRIPT_NOT_BEGUN, "Ask for it with POST to this case's transcripts.");
      case ReadTranscript.Reading.NotReady _ ->
          throw HttpProblem.of(Kind.TRANSCRIPT_NOT_READY, "It is being made.")
              .retryAfter(RETRY_SECONDS);
      case ReadTranscript.Reading.Failed(String reason) ->
          throw HttpProblem.of(Kind.TRANSCRIPT_FAILED, reason);
      case ReadTranscript.Reading.Ready ready -> document(ready, format);
    };
  }

  private static HttpAnswer document(ReadTranscript.Reading.Ready ready, Format format) {
    String document = TranscriptDocuments.render(ready.transcript(), ready.recording(), format);
    if (document.getBytes(StandardCharsets.UTF_8).length > MAX_DOCUMENT_BYTES) {
      throw HttpProblem.of(
          Kind.NOT_ACCEPTABLE, "In this form it is too large for an answer; text is smaller.");
    }
    return HttpAnswer.document(format.contentType(), document).with("Vary", "Accept");
  }

  private static Format format(HttpRequest request) {
    List<String> offers = Arrays.stream(Format.values()).map(SubjectAccessApi::mediaType).toList();
    String best =
        Accept.of(request.header("Accept"))
            .best(offers)
            .orElseThrow(
                () ->
                    HttpProblem.of(
                        Kind.NOT_ACCEPTABLE, "There is " + String.join(", ", offers) + "."));
    return Arrays.stream(Format.values())
        .filter(format -> mediaType(format).equals(best))
        .findFirst()
        .orElseThrow();
  }

  private static String mediaType(Format format) {
    return format.contentType().split(";", -1)[0];
  }

  private static Optional<List<RecordingId>> recordingIds(JsonFields fields) {
    return fields.has("recordingIds")
        ? Optional.of(
            fields.texts(
                "recordingIds",
                new JsonFields.Size(1, FindCalls.MAX_CALLS),
                ID_LENGTH,
                SubjectAccessApi::recordingId,
                "must be a recording's id"))
        : Optional.empty();
  }

  private static Optional<RecordingId> recordingId(String text) {
    try {
      return Optional.of(new RecordingId(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<CaseId> caseId(HttpRequest request) {
    return CaseId.read(request.pathVariable(CASE_ID));
  }

  // What is no case's id is not written down: it could be anything.
  private static About about(Optional<CaseId> id) {
    return id.map(CaseId::value).map(About::ofCase).orElse(About.nothing());
  }

  private static String location(CaseId id) {
    return "/subject-access-requests/" + id;
  }

  private static HttpProblem noSuchCase() {
    return HttpProblem.of(Kind.NOT_FOUND, "There is no such request.");
  }

  private static HttpProblem noSuchTranscript() {
    return HttpProblem.of(Kind.NOT_FOUND, "No such call belongs to this request.");
  }

  /** How requests are read and cases shown: in whose zone, region and calendar. */
  record Presentation(
      OpaqueIds ids, Lines lines, SubjectAccessClock month, ZoneId zone, Clock clock) {
    private RequestReader reader() {
      return new RequestReader(lines, month.dateOf(clock.instant()));
    }

    private HttpAnswer answer(int status, CaseFile file) {
      return HttpAnswer.json(status, CaseView.of(file, month, zone));
    }
  }
}
