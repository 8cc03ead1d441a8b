package earmark.local;

import earmark.local.demonstration.Demonstration;
import earmark.local.http.PortInUseException;
import earmark.local.template.TemplateException;
import earmark.policy.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the whole system on this machine, shows what it does, and stays up. */
@Command(
    name = "./run",
    mixinStandardHelpOptions = true,
    subcommands = {ClockCommand.class, TokenCommand.class},
    description = "Runs Earmark on this machine and shows what it does.")
public final class EarmarkOnOneMachine implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int UNUSABLE = 2;

  private final Show demonstration;

  @Option(names = "--once", description = "End after the demonstration.")
  private boolean once;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep everything in this directory between starts.")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--speech-model",
      paramLabel = "DIR",
      description = "A Vosk model to hear with, instead of Sphinx.")
  private Optional<Path> speechModel = Optional.empty();

  @Option(names = "--port-api", description = "The HTTP API's port (${DEFAULT-VALUE}).")
  private int apiPort = Ports.USUAL.api();

  @Option(names = "--port-sign-in", description = "The sign-in page's port (${DEFAULT-VALUE}).")
  private int signInPort = Ports.USUAL.signIn();

  @Option(names = "--port-s3", description = "S3's port (${DEFAULT-VALUE}).")
  private int s3Port = Ports.USUAL.s3();

  @Option(names = "--port-dynamodb", description = "DynamoDB's port (${DEFAULT-VALUE}).")
  private int dynamoDbPort = Ports.USUAL.dynamoDb();

  @Option(
      names = "--retry-after",
      paramLabel = "SECONDS",
      description = "How soon what failed is tried again (${DEFAULT-VALUE}); on AWS: minutes.")
  private int retryAfter = 2;

  @Option(names = "--root", hidden = true, description = "The repository.")
  private Path root = Path.of("").toAbsolutePath();

  /** Something to see. */
  @FunctionalInterface
  interface Show {
    /**
     * Shows it; whether all of it succeeded.
     *
     * @param ends whether the stack ends with it
     */
    boolean on(LocalStack stack, boolean ends);
  }

  EarmarkOnOneMachine(Show demonstration) {
    this.demonstration = demonstration;
  }

  /** The program. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new EarmarkOnOneMachine(EarmarkOnOneMachine::demonstrate))
            .execute(arguments));
  }

  private static boolean demonstrate(LocalStack stack, boolean ends) {
    try (OnOneMachine stage = new OnOneMachine(stack, ends)) {
      return Demonstration.run(stage.stage(), Clock.system(Policy.bundled().timeZone()));
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    if (speechModel.isPresent() && !Files.isDirectory(speechModel.get())) {
      System.err.println("There is no speech model in " + speechModel.get());
      return UNUSABLE;
    }
    boolean isKept = data.map(folder -> Files.exists(folder.resolve("s3"))).orElse(false);
    try (LocalStack stack = LocalStack.start(settings())) {
      Thread closer = new Thread(stack::close);
      Runtime.getRuntime().addShutdownHook(closer);
      new Seed(stack).plant();
      boolean shown = (isKept && !once) || demonstration.on(stack, once && data.isEmpty());
      if (!once) {
        Addresses.print(stack, System.out);
        new CountDownLatch(1).await();
      }
      boolean _ = Runtime.getRuntime().removeShutdownHook(closer);
      return shown ? 0 : FAILED;
    } catch (PortInUseException e) {
      System.err.println(e.getMessage() + ": choose another with " + optionFor(e.port()));
      return UNUSABLE;
    } catch (TemplateException | FunctionFailedException e) {
      System.err.println(e.getMessage());
      return UNUSABLE;
    }
  }

  LocalSettings settings() {
    return new LocalSettings(
        root,
        LocalSettings.of(root).templates(),
        new Ports(apiPort, signInPort, s3Port, dynamoDbPort),
        data.map(Path::toAbsolutePath),
        speechModel,
        Duration.ofSeconds(retryAfter));
  }

  private String optionFor(int port) {
    if (port == apiPort) {
      return "--port-api";
    }
    if (port == signInPort) {
      return "--port-sign-in";
    }
    return port == s3Port ? "--port-s3" : "--port-dynamodb";
  }
}
