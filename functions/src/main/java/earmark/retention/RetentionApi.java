package earmark.retention;

import earmark.access.Action;
import earmark.access.Actor;
import earmark.access.Gate;
import earmark.access.Pass;
import earmark.audit.AuditEntry.About;
import earmark.platform.HttpAnswer;
import earmark.platform.HttpProblem;
import earmark.platform.HttpProblem.Kind;
import earmark.platform.HttpRequest;
import earmark.platform.HttpRouter;
import earmark.platform.JsonBody;
import earmark.platform.JsonFields;
import earmark.platform.OpaqueIds;
import earmark.platform.Route;
import earmark.recordings.RecordingId;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of holds. Each passes the gate, two AWS calls, before it reads anything of the request
 * but its path; the use cases name the calls that follow.
 */
final class RetentionApi {
  private static final String REVIEW_ON = "reviewOn";
  private static final String REASON = "reason";
  private static final int MAX_DATE = 10;

  private final Gate gate;
  private final Holds holds;
  private final UseCases useCases;
  private final OpaqueIds ids;
  private final ZoneId zone;
  private final Clock clock;

  RetentionApi(Gate gate, Holds holds, UseCases useCases, OpaqueIds ids, ZoneId zone, Clock clock) {
    this.gate = gate;
    this.holds = holds;
    this.useCases = useCases;
    this.ids = ids;
    this.zone = zone;
    this.clock = clock;
  }

  /** What the routes call. */
  record UseCases(PlaceHold placeHold, ReviewHold reviewHold, ReleaseHold releaseHold) {}

  Map<Route, HttpRouter.Endpoint> endpoints() {
    return Map.of(
        RetentionRoutes.PLACE_HOLD, this::place,
        RetentionRoutes.SEE_HOLDS, this::see,
        RetentionRoutes.REVIEW_HOLD, this::review,
        RetentionRoutes.RELEASE_HOLD, this::release);
  }

  private HttpAnswer place(HttpRequest request) {
    Optional<RecordingId> id = recordingId(request);
    Pass pass = gate.enter(Actor.of(request), Action.PLACE_HOLD, about(id));
    Wanted wanted = JsonBody.read(request, this::wanted).orElseThrow();
    RecordingId found = id.orElseThrow(RetentionApi::noSuchRecording);
    Hold hold =
        new Hold(
            found,
            new HoldId(ids.next()),
            wanted.reason(),
            pass.subject(),
            pass.role().id(),
            clock.instant(),
            wanted.reviewOn(),
            Optional.empty());
    return switch (useCases.placeHold().place(hold)) {
      case PlaceHold.Outcome.Placed(Hold placed) -> HttpAnswer.json(201, HoldView.of(placed, zone));
      case PlaceHold.Outcome.NoSuchRecording _ -> throw noSuchRecording();
      case PlaceHold.Outcome.Gone _ ->
          throw HttpProblem.of(Kind.GONE, "S3 has deleted it; there is nothing left to hold.");
    };
  }

  private HttpAnswer see(HttpRequest request) {
    Optional<RecordingId> id = recordingId(request);
    gate.enter(Actor.of(request), Action.SEE_HOLDS, about(id));
    RecordingId wanted = id.orElseThrow(RetentionApi::noSuchRecording);
    List<Hold> found = holds.of(wanted);
    if (found.isEmpty() && holds.recording(wanted).isEmpty()) {
      throw noSuchRecording();
    }
    return HttpAnswer.json(200, HoldView.ListView.of(wanted.value(), found, zone));
  }

  private HttpAnswer review(HttpRequest request) {
    Optional<RecordingId> id = recordingId(request);
    Pass pass = gate.enter(Actor.of(request), Action.REVIEW_HOLD, about(id));
    LocalDate reviewOn = JsonBody.read(request, this::reviewOn).orElseThrow();
    return switch (useCases
        .reviewHold()
        .review(
            pass,
            id.orElseThrow(RetentionApi::noSuchHold),
            holdId(request).orElseThrow(RetentionApi::noSuchHold),
            reviewOn)) {
      case ReviewHold.Outcome.Reviewed(Hold hold) -> HttpAnswer.json(200, HoldView.of(hold, zone));
      case ReviewHold.Outcome.NoSuchHold _ -> throw noSuchHold();
      case ReviewHold.Outcome.ReleasedBefore _ ->
          throw HttpProblem.of(Kind.HOLD_RELEASED, "Place another if the recording must stay.");
    };
  }

  private HttpAnswer release(HttpRequest request) {
    Optional<RecordingId> id = recordingId(request);
    Actor actor = Actor.of(request);
    Pass pass = gate.enter(actor, Action.RELEASE_HOLD, about(id));
    String why =
        JsonBody.read(request, fields -> fields.text(REASON, Hold.Reason.LONGEST)).orElseThrow();
    return switch (useCases
        .releaseHold()
        .release(
            pass,
            id.orElseThrow(RetentionApi::noSuchHold),
            holdId(request).orElseThrow(RetentionApi::noSuchHold),
            why)) {
      case ReleaseHold.Outcome.Released(Hold hold) -> HttpAnswer.json(200, HoldView.of(hold, zone));
      case ReleaseHold.Outcome.NoSuchHold _ -> throw noSuchHold();
      case ReleaseHold.Outcome.OfRequest _ ->
          throw HttpProblem.of(Kind.HOLD_OF_A_REQUEST, "It ends when the request is closed.");
      case ReleaseHold.Outcome.OfAnotherRole _ ->
          throw gate.refuse(
              actor,
              pass,
              about(id),
              "another role placed it",
              "The role that placed a hold releases it, or the Head of Operations. It was written"
                  + " down.");
    };
  }

  private Optional<Wanted> wanted(JsonFields fields) {
    Optional<Hold.Kind> kind =
        fields.text("kind", 20, Hold.Kind::of, "must be a kind of reason, as complaint");
    Optional<String> reason = fields.text(REASON, Hold.Reason.LONGEST);
    Optional<LocalDate> day = reviewOn(fields);
    return kind.flatMap(
        k -> reason.flatMap(r -> day.map(d -> new Wanted(new Hold.Reason(k, r), d))));
  }

  private Optional<LocalDate> reviewOn(JsonFields fields) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return fields
        .text(REVIEW_ON, MAX_DATE, RetentionApi::date, "must be a date, as 2026-11-24")
        .filter(
            date -> {
              boolean soon =
                  date.isAfter(today) && !date.isAfter(today.plusDays(Hold.LONGEST_UNREVIEWED));
              if (!soon) {
                fields.wrong(REVIEW_ON, "must be one of the next 90 days");
              }
              return soon;
            });
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<RecordingId> recordingId(HttpRequest request) {
    try {
      return Optional.of(new RecordingId(request.pathVariable("recordingId")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<HoldId> holdId(HttpRequest request) {
    return HoldId.read(request.pathVariable("holdId"));
  }

  // What is no recording's id is not written down: it could be anything.
  private static About about(Optional<RecordingId> id) {
    return id.map(RecordingId::value).map(About.nothing()::andRecording).orElse(About.nothing());
  }

  private static HttpProblem noSuchRecording() {
    return HttpProblem.of(Kind.NOT_FOUND, "There is no such recording.");
  }

  private static HttpProblem noSuchHold() {
    return HttpProblem.of(Kind.NOT_FOUND, "There is no such hold on this recording.");
  }

  private record Wanted(Hold.Reason reason, LocalDate reviewOn) {}
}
