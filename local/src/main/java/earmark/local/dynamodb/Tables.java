package earmark.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Resource;
import earmark.platform.Json;
import java.util.List;

/**
 * The templates' tables as DynamoDB's own requests: CloudFormation names keys, attributes and
 * indexes as {@code CreateTable} does, so they are passed on as they stand.
 */
final class Tables {
  private static final List<String> NOT_STOOD_IN_FOR = List.of("LocalSecondaryIndexes");
  private static final List<String> OF_AN_INDEX = List.of("IndexName", "KeySchema", "Projection");

  private Tables() {}

  static void createAll(CloudAssembly assembly, DynamoDbEngine engine) {
    List<String> existing =
        engine
            .call("ListTables", Json.mapper().createObjectNode())
            .path("TableNames")
            .valueStream()
            .map(JsonNode::asText)
            .toList();
    for (Resource table :
        assembly.resources("AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable")) {
      table.refuse(NOT_STOOD_IN_FOR);
      if (!existing.contains(table.name())) {
        create(table, engine);
      }
    }
  }

  private static void create(Resource table, DynamoDbEngine engine) {
    ObjectNode request = Json.mapper().createObjectNode();
    request.put("TableName", table.name()).put("BillingMode", "PAY_PER_REQUEST");
    request.set("KeySchema", table.property("KeySchema"));
    request.set("AttributeDefinitions", table.property("AttributeDefinitions"));
    if (table.has("GlobalSecondaryIndexes")) {
      table
          .items("GlobalSecondaryIndexes")
          .forEach(
              index -> addIndex(request.withArray("GlobalSecondaryIndexes").addObject(), index));
    }
    var _ = engine.call("CreateTable", request);
    switchOnTimeToLive(table, engine);
  }

  private static void addIndex(ObjectNode to, JsonNode index) {
    OF_AN_INDEX.forEach(property -> to.set(property, index.path(property)));
  }

  private static void switchOnTimeToLive(Resource table, DynamoDbEngine engine) {
    JsonNode timeToLive = table.property("TimeToLiveSpecification");
    if (timeToLive.path("Enabled").asBoolean(false)) {
      ObjectNode request = Json.mapper().createObjectNode();
      request.put("TableName", table.name());
      request.set("TimeToLiveSpecification", timeToLive);
      var _ = engine.call("UpdateTimeToLive", request);
    }
  }
}
