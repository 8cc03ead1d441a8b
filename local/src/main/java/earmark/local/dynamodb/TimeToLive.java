package earmark.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Resource;
import earmark.platform.Json;
import java.time.Instant;
import java.util.List;

/**
 * The tables' time to live by a clock that can be moved.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html">Time to
 *     live</a>
 */
final class TimeToLive {
  private final List<Table> tables;
  private final DynamoDbEngine engine;

  private record Table(String name, List<String> keys, String attribute) {}

  TimeToLive(CloudAssembly assembly, DynamoDbEngine engine) {
    this.engine = engine;
    this.tables =
        assembly.resources("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable").stream()
            .filter(table -> specification(table).path("Enabled").asBoolean(false))
            .map(
                table ->
                    new Table(
                        table.name(),
                        table
                            .items("KeySchema")
                            .map(key -> key.path("AttributeName").asText())
                            .toList(),
                        specification(table).path("AttributeName").asText()))
            .toList();
  }

  int expire(Instant now) {
    return tables.stream().mapToInt(table -> expire(table, now)).sum();
  }

  private static JsonNode specification(Resource table) {
    return table.property("TimeToLiveSpecification");
  }

  private int expire(Table table, Instant now) {
    int deleted = 0;
    JsonNode page;
    ObjectNode request = scan(table, now);
    do {
      page = engine.call("Scan", request);
      for (JsonNode item : page.path("Items")) {
        delete(table, item);
        deleted++;
      }
      request.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
    } while (page.has("LastEvaluatedKey"));
    return deleted;
  }

  private static ObjectNode scan(Table table, Instant now) {
    ObjectNode request = Json.mapper().createObjectNode();
    request.put("TableName", table.name()).put("FilterExpression", "#ends <= :now");
    request.putObject("ExpressionAttributeNames").put("#ends", table.attribute());
    request
        .putObject("ExpressionAttributeValues")
        .putObject(":now")
        .put("N", Long.toString(now.getEpochSecond()));
    return request;
  }

  private void delete(Table table, JsonNode item) {
    ObjectNode request = Json.mapper().createObjectNode();
    request.put("TableName", table.name());
    ObjectNode key = request.putObject("Key");
    table.keys().forEach(name -> key.set(name, item.path(name)));
    var _ = engine.call("DeleteItem", request);
  }
}
