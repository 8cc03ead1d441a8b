package earmark.subjectaccess;

import earmark.platform.Route;
import java.util.List;

/** The routes of subject access, as the CDK creates them. */
public final class SubjectAccessRoutes {
  public static final Route OPEN = new Route("POST", "/subject-access-requests");
  public static final Route SHOW = new Route("GET", "/subject-access-requests/{caseId}");
  public static final Route TRANSCRIBE =
      new Route("POST", "/subject-access-requests/{caseId}/transcripts");
  public static final Route READ_TRANSCRIPT =
      new Route("GET", "/subject-access-requests/{caseId}/transcripts/{recordingId}");

  public static final List<Route> ALL = List.of(OPEN, SHOW, TRANSCRIBE, READ_TRANSCRIPT);

  private SubjectAccessRoutes() {}
}
