package earmark.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the system is started on one machine.
 *
 * @param root the repository: the templates and the sample data lie below it
 * @param templates where the CDK synthesized to
 * @param ports where the services listen
 * @param data where everything is kept between starts; without one nothing outlives the process
 * @param speechModel a Vosk model; without one Sphinx hears, with the model it brings
 * @param retryAfter how soon what failed is tried again. On AWS a queue's visibility timeout says
 *     that, and for asynchronous invocations Lambda: minutes, for which nobody would wait here
 */
public record LocalSettings(
    Path root,
    Path templates,
    Ports ports,
    Optional<Path> data,
    Optional<Path> speechModel,
    Duration retryAfter) {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** Everything as usual, for the repository at this path. */
  public static LocalSettings of(Path root) {
    return new LocalSettings(
        root,
        root.resolve("infrastructure/target/cdk.out"),
        Ports.USUAL,
        Optional.empty(),
        Optional.empty(),
        RETRY_AFTER);
  }

  public LocalSettings withTemplates(Path newTemplates) {
    return new LocalSettings(root, newTemplates, ports, data, speechModel, retryAfter);
  }

  public LocalSettings withPorts(Ports newPorts) {
    return new LocalSettings(root, templates, newPorts, data, speechModel, retryAfter);
  }

  public LocalSettings withData(Path newData) {
    return new LocalSettings(
        root, templates, ports, Optional.of(newData.toAbsolutePath()), speechModel, retryAfter);
  }

  public LocalSettings withSpeechModel(Path model) {
    return new LocalSettings(root, templates, ports, data, Optional.of(model), retryAfter);
  }

  public LocalSettings withRetryAfter(Duration newRetryAfter) {
    return new LocalSettings(root, templates, ports, data, speechModel, newRetryAfter);
  }

  /** The sample calls of the demonstration. */
  Path samples() {
    return root.resolve("events/recordings");
  }

  /** Where the demonstration's documents are written: they outlive the process. */
  Path output() {
    return data.orElse(root.resolve("local/target")).resolve("transcripts");
  }

  /** The staff directory that is imported at the first start. */
  Path staffDirectory() {
    return root.resolve("events/staff/directory.csv");
  }
}
