package earmark.retention;

import earmark.platform.Route;
import java.util.List;

/** The routes of holds, as the CDK creates them. */
public final class RetentionRoutes {
  public static final Route PLACE_HOLD = new Route("POST", "/recordings/{recordingId}/holds");
  public static final Route SEE_HOLDS = new Route("GET", "/recordings/{recordingId}/holds");
  public static final Route REVIEW_HOLD =
      new Route("POST", "/recordings/{recordingId}/holds/{holdId}/reviews");
  public static final Route RELEASE_HOLD =
      new Route("POST", "/recordings/{recordingId}/holds/{holdId}/release");

  public static final List<Route> ALL = List.of(PLACE_HOLD, SEE_HOLDS, REVIEW_HOLD, RELEASE_HOLD);

  private RetentionRoutes() {}
}
