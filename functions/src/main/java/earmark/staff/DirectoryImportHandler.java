package earmark.staff;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import earmark.platform.AwsClients;
import earmark.platform.Environment;
import earmark.platform.Setting;
import earmark.policy.Policy;
import earmark.staff.ImportStaffDirectory.Problem;
import earmark.staff.ImportStaffDirectory.Result;
import java.util.List;
import java.util.Map;

/**
 * Replaces the staff directory by a CSV, invoked by the engineer with {@code {"csv": "…"}}.
 *
 * <p>The answer is {@code {"imported": entries, "people": people, "problems": []}}, or, with
 * nothing imported, a problem with its line's number for every line that is wrong.
 */
public final class DirectoryImportHandler
    implements RequestHandler<Map<String, String>, Map<String, Object>> {
  private final ImportStaffDirectory importStaffDirectory;

  /** As deployed. */
  public DirectoryImportHandler() {
    this(
        new DynamoDbStaffDirectories(
            AwsClients.dynamoDb(),
            Environment.system().get(Setting.DIRECTORY_TABLE),
            Policy.bundled().timeZone()),
        Policy.bundled());
  }

  DirectoryImportHandler(DirectoryStore store, Policy policy) {
    this.importStaffDirectory = new ImportStaffDirectory(store, policy);
  }

  @Override
  public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
    return switch (importStaffDirectory.replaceBy(event.getOrDefault("csv", ""))) {
      case Result.Imported(int entries, int people) ->
          Map.of("imported", entries, "people", people, "problems", List.of());
      case Result.Refused(List<Problem> problems) ->
          Map.of(
              "imported",
              0,
              "people",
              0,
              "problems",
              problems.stream()
                  .map(problem -> Map.of("line", problem.line(), "reason", problem.reason()))
                  .toList());
    };
  }
}
