package earmark.infrastructure;

import earmark.platform.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.sqs.Queue;

/**
 * A function to be: what runs, for how long at most, with which settings, and what it may do.
 *
 * @param name the function's name, the id of its construct
 * @param handler the class that Lambda calls
 * @param timeout when Lambda gives up on it
 * @param memoryMiB memory, and with it processor time
 * @param settings exactly what the handler reads
 * @param grants exactly what it may do, besides writing its log
 * @param role a role that {@link EarmarkData} knows, or one is made
 * @param deadLetters where an event goes that was tried in vain, for a function called by events
 */
record FunctionPlan(
    String name,
    Class<?> handler,
    Duration timeout,
    int memoryMiB,
    Map<Setting, String> settings,
    List<Grant> grants,
    Optional<Role> role,
    Optional<Queue> deadLetters) {
  private static final int MEMORY_MIB = 1024;

  FunctionPlan {
    settings = Map.copyOf(settings);
    grants = List.copyOf(grants);
  }

  /** A plan with a role of its own. */
  static FunctionPlan of(
      String name,
      Class<?> handler,
      Duration timeout,
      Map<Setting, String> settings,
      List<Grant> grants) {
    return new FunctionPlan(
        name, handler, timeout, MEMORY_MIB, settings, grants, Optional.empty(), Optional.empty());
  }

  FunctionPlan as(Role role) {
    return new FunctionPlan(
        name, handler, timeout, memoryMiB, settings, grants, Optional.of(role), deadLetters);
  }

  FunctionPlan withDeadLetters(Queue queue) {
    return new FunctionPlan(
        name, handler, timeout, memoryMiB, settings, grants, role, Optional.of(queue));
  }
}
