package earmark.local.lambda;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What all function processes share.
 *
 * @param region the AWS region they believe to be in
 * @param endpoints by service as the SDK's variables name it: {@code S3}, {@code DYNAMODB}, …
 * @param directory where their logs and working directories go
 * @param client which program asks for events
 */
public record ChildSettings(
    String region, Map<String, URI> endpoints, Path directory, RuntimeClient client) {
  public ChildSettings {
    endpoints = Map.copyOf(endpoints);
  }
}
