package earmark.infrastructure;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The app's templates, synthesized once for each stage that tests look at. */
final class Synthesized {
  private static final Map<Map<String, String>, Synthesized> DONE = new ConcurrentHashMap<>();

  private final List<Template> templates;

  private Synthesized(List<Template> templates) {
    this.templates = List.copyOf(templates);
  }

  /** One stack's template. */
  record Template(String stack, Path file, JsonNode content) {}

  /** A resource with the path of its construct, for example {@code EarmarkData/Access/People}. */
  record Resource(String stack, String id, String path, String type, JsonNode node) {
    /** A property, or a missing node. */
    JsonNode property(String name) {
      return node.path("Properties").path(name);
    }

    @Override
    public String toString() {
      return path;
    }
  }

  static Synthesized production() {
    return with(Map.of());
  }

  /** A stage with these settings; an answer for the same settings is remembered. */
  static Synthesized with(Map<String, String> settings) {
    return DONE.computeIfAbsent(settings, Synthesized::synthesize);
  }

  private static Synthesized synthesize(Map<String, String> settings) {
    try {
      Path folder = Files.createTempDirectory("earmark-synth");
      // What the jar holds is nothing to the templates, and it need not be built for these tests.
      Path jar = Files.writeString(folder.resolve("functions.jar"), "");
      Path here = Path.of("");
      Map<String, Object> context = new HashMap<>(EarmarkApp.context(here));
      context.putAll(settings);
      Path out = folder.resolve("cdk.out");
      EarmarkApp.assemble(context, PolicyFile.read(here.resolve("policy.json")), jar, out).synth();
      return new Synthesized(
          List.of(template(out, "EarmarkData"), template(out, "EarmarkService")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Template template(Path out, String stack) throws IOException {
    Path file = out.resolve(stack + ".template.json");
    return new Template(stack, file, Json.mapper().readTree(file.toFile()));
  }

  List<Template> templates() {
    return templates;
  }

  List<Resource> resources() {
    return templates.stream().flatMap(Synthesized::resources).toList();
  }

  List<Resource> resources(String type) {
    return resources().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  /** The one resource of this construct, whose path is given without {@code /Resource}. */
  Resource at(String path) {
    return resources().stream()
        .filter(resource -> resource.path().equals(path + "/Resource"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no " + path));
  }

  private static Stream<Resource> resources(Template template) {
    return template.content().path("Resources").properties().stream()
        .map(
            entry ->
                new Resource(
                    template.stack(),
                    entry.getKey(),
                    entry.getValue().path("Metadata").path("aws:cdk:path").asText(),
                    entry.getValue().path("Type").asText(),
                    entry.getValue()));
  }
}
