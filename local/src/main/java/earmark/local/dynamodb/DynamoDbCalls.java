package earmark.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.local.calls.AwsCall;
import earmark.local.template.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request asks for in IAM's words: one call for each table or index it touches.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">Actions
 *     of DynamoDB</a>
 */
final class DynamoDbCalls {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(INSERT|UPDATE|DELETE|SELECT)\\b.*?\"([^\"]+)\"(?:\\s*\\.\\s*\"([^\"]+)\")?.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Map<String, String> TRANSACTION_PARTS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");

  private final Place place;
  private final String caller;
  private final List<AwsCall> calls = new ArrayList<>();

  private DynamoDbCalls(Place place, String caller) {
    this.place = place;
    this.caller = caller;
  }

  static List<AwsCall> of(Place place, String caller, String operation, JsonNode body) {
    DynamoDbCalls calls = new DynamoDbCalls(place, caller);
    calls.read(operation, body);
    return List.copyOf(calls.calls);
  }

  private void read(String operation, JsonNode body) {
    switch (operation) {
      case "ExecuteStatement" -> statement(body);
      case "ExecuteTransaction" -> body.path("TransactStatements").forEach(this::statement);
      case "BatchExecuteStatement" -> body.path("Statements").forEach(this::statement);
      case "TransactWriteItems", "TransactGetItems" ->
          body.path("TransactItems").forEach(this::transactionPart);
      case "BatchGetItem", "BatchWriteItem" ->
          body.path("RequestItems")
              .properties()
              .forEach(entry -> add(operation, table(entry.getKey())));
      default -> add(operation, resource(body));
    }
  }

  private void transactionPart(JsonNode item) {
    item.properties()
        .forEach(part -> add(TRANSACTION_PARTS.get(part.getKey()), resource(part.getValue())));
  }

  private void statement(JsonNode statement) {
    Matcher words = STATEMENT.matcher(statement.path("Statement").asText());
    if (!words.matches()) {
      add("PartiQL", "*");
      return;
    }
    String verb = words.group(1).toLowerCase(Locale.ROOT);
    String action = "PartiQL" + verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1);
    String index = words.group(3) == null ? "" : "/index/" + words.group(3);
    add(action, table(words.group(2)) + index);
  }

  private String resource(JsonNode body) {
    if (!body.has("TableName")) {
      return "*";
    }
    String index = body.has("IndexName") ? "/index/" + body.path("IndexName").asText() : "";
    return table(body.path("TableName").asText()) + index;
  }

  private String table(String name) {
    return name.startsWith("arn:")
        ? name
        : "arn:aws:dynamodb:%s:%s:table/%s".formatted(place.region(), place.account(), name);
  }

  private void add(String action, String resource) {
    calls.add(new AwsCall(caller, "dynamodb:" + action, resource));
  }
}
