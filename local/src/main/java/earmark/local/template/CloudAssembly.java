package earmark.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import earmark.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Everything that was synthesized: the stacks' templates and the assets beside them. */
public final class CloudAssembly {
  private static final String TEMPLATE = ".template.json";

  private final Path directory;
  private final Map<String, Stack> stacks;

  private CloudAssembly(Path directory, Map<String, Stack> stacks) {
    this.directory = directory;
    this.stacks = stacks;
  }

  /**
   * Reads all templates of a directory that the CDK synthesized into.
   *
   * @throws TemplateException when there is none, or a resource is of a type that is neither stood
   *     in for nor ignored for a reason
   */
  public static CloudAssembly read(Path directory, Place place) {
    Map<String, Stack> stacks = new LinkedHashMap<>();
    for (Path file : templates(directory)) {
      String name = file.getFileName().toString().replace(TEMPLATE, "");
      Path assets = directory.resolve(name + ".assets.json");
      stacks.put(name, new Stack(name, json(file), json(assets)));
    }
    Intrinsics intrinsics = new Intrinsics(stacks, place);
    stacks.values().forEach(stack -> stack.readResources(intrinsics));
    CloudAssembly assembly = new CloudAssembly(directory, stacks);
    assembly.all().forEach(resource -> ResourceTypes.require(resource.type(), resource.toString()));
    return assembly;
  }

  /** All resources of these types, stack by stack. */
  public List<Resource> resources(String... types) {
    List<String> wanted = List.of(types);
    return all().filter(resource -> wanted.contains(resource.type())).toList();
  }

  /** The file of an asset, by the object key that a template names it with. */
  public Path asset(Resource resource, String objectKey) {
    Path file =
        resource
            .assetFile(objectKey)
            .map(directory::resolve)
            .orElseThrow(() -> new TemplateException("No asset " + objectKey + " for " + resource));
    if (!Files.isRegularFile(file)) {
      throw new TemplateException("The asset " + file + " of " + resource + " is missing");
    }
    return file;
  }

  private Stream<Resource> all() {
    return stacks.values().stream().flatMap(stack -> stack.resources().values().stream());
  }

  private static List<Path> templates(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw notBuilt(directory);
    }
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> templates =
          files.filter(file -> file.toString().endsWith(TEMPLATE)).sorted().toList();
      if (templates.isEmpty()) {
        throw notBuilt(directory);
      }
      return templates;
    } catch (IOException e) {
      throw new TemplateException("Cannot read " + directory, e);
    }
  }

  private static TemplateException notBuilt(Path directory) {
    return new TemplateException(
        "There is no synthesized template in %s: build it with ./mvnw -pl infrastructure -am package"
            .formatted(directory));
  }

  private static JsonNode json(Path file) {
    if (!Files.exists(file)) {
      return MissingNode.getInstance();
    }
    try {
      return Json.mapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new TemplateException("Cannot read " + file, e);
    }
  }
}
