package earmark.subjectaccess;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** {@code docs/openapi.yaml}, which answers and bodies are held against. */
public final class OpenApi {
  private static final OpenApi INSTANCE = new OpenApi();

  private final JsonNode root = read();
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Map<String, Schema> known = new ConcurrentHashMap<>();

  private OpenApi() {}

  public static OpenApi document() {
    return INSTANCE;
  }

  public JsonNode root() {
    return root;
  }

  /** The keys of all routes that are described. */
  public Set<String> routeKeys() {
    Set<String> keys = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (!operation.getKey().equals("parameters")) {
          keys.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }
    return keys;
  }

  /** The statuses that are described for a route. */
  public Set<String> statuses(String routeKey) {
    Set<String> statuses = new TreeSet<>();
    operation(routeKey).path("responses").fieldNames().forEachRemaining(statuses::add);
    return statuses;
  }

  /** Fails unless the answer is one that is described. */
  public void mustDescribe(String routeKey, APIGatewayV2HTTPResponse answer) {
    String status = Integer.toString(answer.getStatusCode());
    JsonNode response = resolved(operation(routeKey).path("responses").path(status));
    assertThat(response.isObject()).as("%s answers %s", routeKey, status).isTrue();
    String mediaType = answer.getHeaders().get("Content-Type").split(";", -1)[0];
    JsonNode content = response.path("content").path(mediaType);
    assertThat(content.isObject()).as("%s answers %s as %s", routeKey, status, mediaType).isTrue();
    boolean json = mediaType.endsWith("json");
    String value = json ? answer.getBody() : Json.mapper().valueToTree(answer.getBody()).toString();
    assertThat(errors(content.path("schema"), value))
        .as("%s %s: %s", routeKey, status, answer.getBody())
        .isEmpty();
    mustDescribeHeaders(response, answer);
  }

  /** What is wrong with a request's body. */
  public List<Error> bodyErrors(String routeKey, String body) {
    return errors(
        operation(routeKey)
            .path("requestBody")
            .path("content")
            .path("application/json")
            .path("schema"),
        body);
  }

  List<Error> errors(JsonNode schema, String json) {
    return schema(schema)
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }

  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private void mustDescribeHeaders(JsonNode response, APIGatewayV2HTTPResponse answer) {
    for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
      JsonNode described = resolved(header.getValue());
      String value = answer.getHeaders().get(header.getKey());
      if (value != null) {
        assertThat(errors(described.path("schema"), Json.mapper().valueToTree(value).toString()))
            .isEmpty();
      } else {
        assertThat(described.path("required").asBoolean()).as(header.getKey()).isFalse();
      }
    }
    for (String header : List.of("Location", "Retry-After", "Vary")) {
      if (answer.getHeaders().containsKey(header)) {
        assertThat(response.path("headers").has(header)).as(header).isTrue();
      }
    }
  }

  private JsonNode operation(String routeKey) {
    String[] parts = routeKey.split(" ", -1);
    return root.path("paths").path(parts[1]).path(parts[0].toLowerCase(Locale.ROOT));
  }

  private Schema schema(JsonNode schema) {
    return known.computeIfAbsent(schema.toString(), _ -> made(schema));
  }

  private Schema made(JsonNode schema) {
    ObjectNode whole = Json.mapper().createObjectNode();
    whole.putArray("allOf").add(schema);
    whole.putObject("components").set("schemas", root.at("/components/schemas"));
    return schemas.getSchema(whole.toString());
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper(new YAMLFactory())
          .readTree(Path.of("..", "docs", "openapi.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
