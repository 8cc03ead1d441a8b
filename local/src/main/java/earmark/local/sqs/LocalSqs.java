package earmark.local.sqs;

import earmark.local.lambda.InvocationResult;
import earmark.local.template.CloudAssembly;
import earmark.local.template.TemplateException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** All queues of the templates, by ARN. */
public final class LocalSqs implements AutoCloseable {
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final Map<String, LocalQueue> queues = new TreeMap<>();
  private final List<Thread> pollers = new ArrayList<>();
  private final List<EventSource> sources;
  private final String region;
  private final Duration retryAfter;

  /**
   * Reads queues and event source mappings from the templates.
   *
   * @param directory where messages outlive the process
   * @param retryAfter how soon a failed message comes back; on AWS the visibility timeout says it
   */
  public LocalSqs(
      CloudAssembly assembly, String region, Path directory, Duration retryAfter, Clock clock) {
    this.region = region;
    this.retryAfter = retryAfter;
    assembly.resources("AWS::SQS::Queue").stream()
        .map(QueueSettings::of)
        .forEach(settings -> queues.put(settings.arn(), queue(settings, directory, clock)));
    queues.values().forEach(queue -> queue.settings().redrive().ifPresent(this::requireTarget));
    this.sources =
        assembly.resources("AWS::Lambda::EventSourceMapping").stream()
            .map(EventSource::of)
            .toList();
  }

  private LocalQueue queue(QueueSettings settings, Path directory, Clock clock) {
    QueueStore store = new QueueStore(directory, settings.name());
    return new LocalQueue(
        settings,
        store,
        clock,
        letter -> find(settings.redrive().orElseThrow().deadLetterArn()).add(letter));
  }

  private void requireTarget(QueueSettings.Redrive redrive) {
    var _ = find(redrive.deadLetterArn());
  }

  /** Starts to read the queues that functions are mapped to. */
  public void startPolling(BiFunction<String, byte[], InvocationResult> functions) {
    for (EventSource source : sources) {
      Poller poller =
          new Poller(
              source,
              find(source.queueArn()),
              region,
              retryAfter,
              payload -> functions.apply(source.function(), payload));
      pollers.add(Thread.ofVirtual().name("poll " + source.queueArn()).start(poller));
    }
  }

  /** The functions that queues are mapped to. */
  public List<String> targets() {
    return sources.stream().map(EventSource::function).toList();
  }

  public void send(String queueArn, String body) {
    find(queueArn).send(body);
  }

  /** How many messages a queue holds, those being worked on included. */
  public int depth(String queueArn) {
    return find(queueArn).depth();
  }

  public List<String> bodies(String queueArn) {
    return find(queueArn).bodies();
  }

  /** Whether the functions have taken everything that waits for them. */
  public boolean isIdle() {
    return sources.stream().allMatch(source -> depth(source.queueArn()) == 0);
  }

  /** The ARNs of all queues. */
  public List<String> arns() {
    return List.copyOf(queues.keySet());
  }

  private LocalQueue find(String arn) {
    LocalQueue queue = queues.get(arn);
    if (queue == null) {
      throw new TemplateException("There is no queue " + arn);
    }
    return queue;
  }

  /** Ends the reading; what was being worked on is worked on again after the next start. */
  @Override
  public void close() {
    pollers.forEach(Thread::interrupt);
    try {
      for (Thread poller : pollers) {
        boolean _ = poller.join(LONGEST_END);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
