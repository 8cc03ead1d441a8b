package earmark.subjectaccess;

import earmark.access.Action;
import earmark.access.Pass;
import earmark.access.Role;
import earmark.notifications.Notice;
import earmark.notifications.Notifications;
import earmark.recordings.Recording;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Opens a case for a request, with the calls it matches, and tells the Customer Service Manager.
 *
 * <p>AWS calls: the search (one for each number and window, and each further page), the write, the
 * notice, and one for the state of each transcript.
 */
final class OpenCase {
  private final Cases cases;
  private final FindCalls findCalls;
  private final MatchCalls matchCalls;
  private final Notifications notifications;
  private final Clock clock;

  OpenCase(
      Cases cases,
      FindCalls findCalls,
      MatchCalls matchCalls,
      Notifications notifications,
      Clock clock) {
    this.cases = cases;
    this.findCalls = findCalls;
    this.matchCalls = matchCalls;
    this.notifications = notifications;
    this.clock = clock;
  }

  Opening open(Pass pass, CaseId id, Request request) {
    pass.mustBeFor(Action.OPEN_SUBJECT_ACCESS_REQUEST);
    FindCalls.Found found = findCalls.find(request);
    if (!found.complete()) {
      return new Opening.TooManyCalls();
    }
    List<CaseEvent> events =
        List.of(
            new CaseEvent.RequestReceived(clock.instant(), pass.subject(), request),
            matchCalls.event(request, found.calls().stream().map(Recording::id).toList(), found));
    Optional<CaseId> before = cases.open(id, Fingerprint.of(request), events);
    if (before.isPresent()) {
      return new Opening.OpenBefore(before.get());
    }
    Case opened = Case.from(id, events);
    // Told first: that a call cannot be held just now keeps nobody from knowing of the request.
    tell(opened);
    return new Opening.Opened(matchCalls.held(opened, found));
  }

  /**
   * Tells of the opening. Telling again tells nothing new, so whoever repeats an opening that died
   * before this makes it good.
   */
  void tell(Case opened) {
    notifications.tell(
        new Notice(
            Role.CUSTOMER_SERVICE_MANAGER.id(),
            Notice.Kind.REQUEST_OPENED,
            opened.id().value(),
            opened.openedAt()));
  }

  /** What came of opening a case. */
  sealed interface Opening {
    /** It is open. */
    record Opened(CaseFile file) implements Opening {}

    /** The same request opened one before: a double click, or a colleague was faster. */
    record OpenBefore(CaseId id) implements Opening {}

    /** It matches more calls than one case takes; nothing was stored. */
    record TooManyCalls() implements Opening {}
  }
}
