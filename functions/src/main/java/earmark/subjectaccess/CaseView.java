package earmark.subjectaccess;

import earmark.recordings.Call;
import earmark.recordings.CallTime;
import earmark.recordings.Party;
import earmark.recordings.Recording;
import earmark.transcripts.Transcripts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A case as the API shows it: {@code SubjectAccessRequest} in {@code docs/openapi.yaml}. Parties
 * stand in it by what they are, not by name.
 */
record CaseView(
    CaseId caseId,
    Requester requester,
    List<String> numbers,
    List<Window> windows,
    LocalDate receivedOn,
    String openedAt,
    Due due,
    List<Match> matches,
    List<Search> searches,
    boolean searchComplete) {

  /**
   * Times with the offset they had there, which tells the two readings of a repeated hour apart.
   */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private static final double MILLIS = 1000;

  static CaseView of(CaseFile file, SubjectAccessClock clock, ZoneId zone) {
    Case state = file.state();
    Request request = state.request();
    return new CaseView(
        state.id(),
        request.requester(),
        request.numbers(),
        request.windows(),
        request.receivedOn(),
        time(state.openedAt(), zone),
        Due.of(clock.due(SubjectAccessClock.Facts.received(request.receivedOn()))),
        file.matches().stream().map(match -> Match.of(match, zone)).toList(),
        state.searches().stream().map(matched -> Search.of(matched, zone)).toList(),
        file.complete());
  }

  /** Never prints whom it is about. */
  @Override
  public String toString() {
    return "CaseView[" + caseId + "]";
  }

  private static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** When it is due. */
  record Due(LocalDate date, LocalDate extensionToldBy, boolean holidaysKnown) {
    private static Due of(SubjectAccessClock.Due due) {
      return new Due(due.on(), due.extensionToldBy(), due.holidaysKnown());
    }
  }

  /** What was searched for, and what it brought. */
  record Search(String at, List<String> numbers, List<Window> windows, int found, int fresh) {
    private static Search of(CaseEvent.CallsMatched matched, ZoneId zone) {
      return new Search(
          time(matched.at(), zone),
          matched.search().numbers(),
          matched.search().windows(),
          matched.search().found(),
          matched.recordings().size());
    }
  }

  /** A call that the case matches; without its call when the recording is no longer kept. */
  record Match(
      String recordingId, Optional<CallView> call, TranscriptState transcript, boolean held) {
    private static Match of(CaseFile.Match match, ZoneId zone) {
      return new Match(
          match.id().value(),
          match.recording().map(recording -> CallView.of(recording, zone)),
          TranscriptState.of(match.transcript()),
          match.held());
    }
  }

  /** What is told of a call. */
  record CallView(
      String start,
      Optional<String> earlierStart,
      String direction,
      List<String> parties,
      Optional<Double> durationSeconds,
      String codec) {
    private static CallView of(Recording recording, ZoneId zone) {
      Call call = recording.call();
      CallTime started = call.time();
      return new CallView(
          time(started.start(), zone),
          started.earlierReading().map(reading -> time(reading, zone)),
          id(call.direction()),
          call.parties().stream().map(CallView::party).toList(),
          recording.audio().duration().map(Duration::toMillis).map(millis -> millis / MILLIS),
          id(recording.audio().codec()));
    }

    private static String party(Party party) {
      return switch (party) {
        case Party.Customer _ -> "customer";
        case Party.StaffMember member -> member.role();
        case Party.UnknownLine _ -> "unknown";
      };
    }
  }

  /** How far a transcript is. */
  record TranscriptState(String state, Optional<String> reason) {
    private static TranscriptState of(Transcripts.State state) {
      return switch (state) {
        case Transcripts.State.NotBegun _ -> plain("not-begun");
        case Transcripts.State.Waiting _ -> plain("waiting");
        case Transcripts.State.InProgress _ -> plain("in-progress");
        case Transcripts.State.Ready ready -> plain("ready");
        case Transcripts.State.Failed(String reason) ->
            new TranscriptState("failed", Optional.of(reason));
      };
    }

    private static TranscriptState plain(String state) {
      return new TranscriptState(state, Optional.empty());
    }
  }
}
