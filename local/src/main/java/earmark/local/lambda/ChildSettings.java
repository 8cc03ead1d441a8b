package earmark.local.lambda;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What all function processes share.
 *
 * @param region the AWS region they believe to be in
 * @param endpoints by service as the SDK's variables name it: {@code S3}, {@code DYNAMODB}, …
 * @param directory where their logs and working directories go
 * @param client which program asks for events
 * @param ahead by how much their clocks are to be ahead of this machine's, at each moment
 */
public record ChildSettings(
    String region,
    Map<String, URI> endpoints,
    Path directory,
    RuntimeClient client,
    Supplier<Duration> ahead) {
  public ChildSettings {
    endpoints = Map.copyOf(endpoints);
  }
}
