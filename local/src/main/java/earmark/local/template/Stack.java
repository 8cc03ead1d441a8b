package earmark.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One synthesized stack: its template and the files its assets are in. */
final class Stack {
  private final String name;
  private final JsonNode template;
  private final JsonNode assets;
  private final Map<String, Resource> resources = new LinkedHashMap<>();

  Stack(String name, JsonNode template, JsonNode assets) {
    this.name = name;
    this.template = template;
    this.assets = assets;
  }

  void readResources(Intrinsics intrinsics) {
    template
        .path("Resources")
        .properties()
        .forEach(
            entry ->
                resources.put(
                    entry.getKey(),
                    new Resource(this, entry.getKey(), entry.getValue(), intrinsics)));
  }

  String name() {
    return name;
  }

  Map<String, Resource> resources() {
    return resources;
  }

  JsonNode parameters() {
    return template.path("Parameters");
  }

  JsonNode outputs() {
    return template.path("Outputs");
  }

  /** The file below the cloud assembly that an asset's object key stands for. */
  Optional<String> assetFile(String objectKey) {
    for (JsonNode file : assets.path("files")) {
      for (JsonNode destination : file.path("destinations")) {
        if (destination.path("objectKey").asText().equals(objectKey)) {
          return Optional.of(file.path("source").path("path").asText());
        }
      }
    }
    return Optional.empty();
  }
}
