package earmark.local;

import earmark.local.apigateway.Issuer;
import earmark.local.apigateway.LocalApiGateway;
import earmark.local.calls.AwsCalls;
import earmark.local.calls.Callers;
import earmark.local.clock.ClockEndpoint;
import earmark.local.clock.Passage;
import earmark.local.dynamodb.LocalDynamoDb;
import earmark.local.events.LocalEvents;
import earmark.local.http.LocalHttp;
import earmark.local.lambda.ChildSettings;
import earmark.local.lambda.FunctionSpecs;
import earmark.local.lambda.InvocationResult;
import earmark.local.lambda.LocalLambda;
import earmark.local.lambda.RuntimeClient;
import earmark.local.s3.LocalS3;
import earmark.local.signin.LocalSignIn;
import earmark.local.signin.People;
import earmark.local.signin.Tokens;
import earmark.local.sqs.LocalSqs;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Place;
import earmark.local.template.Resource;
import earmark.local.template.TemplateException;
import earmark.local.transcribe.LocalTranscribe;
import earmark.local.transcribe.TranscribeSettings;
import earmark.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.temporal.TemporalAmount;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The whole system on one machine: what the synthesized templates declare, wired as they say, with
 * stand-ins for AWS's services that only this machine can reach.
 */
public final class LocalStack implements AutoCloseable {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Callers callers = new Callers();
  private final AwsCalls calls = new AwsCalls();
  private final MovableClock clock;
  private final People people = People.ofThisStack();
  private final AccessKey phoneSystem = AccessKey.create("LOCAL-PhoneSystem", callers);
  private final AccessKey administrator = AccessKey.create("LOCAL-Administrator", callers);
  private final LocalSettings settings;
  private final Place place;
  private final LocalDirectory directory;
  private final CloudAssembly assembly;
  private final LocalDynamoDb dynamoDb;
  private final LocalSqs sqs;
  private final LocalS3 s3;
  private final LocalLambda lambda;
  private final LocalEvents events;
  private final LocalSignIn signIn;
  private final LocalApiGateway api;
  private final Ears ears;
  private final TimeMachine time;

  private LocalStack(LocalSettings settings) {
    this.settings = settings;
    try {
      int apiPort = freePorts(settings.ports());
      place = new Place(Policy.bundled().region(), URI.create("http://localhost:" + apiPort));
      assembly = CloudAssembly.read(settings.templates(), place);
      directory = closing(LocalDirectory.open(settings.data()));
      clock = TimeMachine.clock(directory.keptBelow("clock"));
      dynamoDb = closing(startDynamoDb());
      sqs =
          closing(
              new LocalSqs(
                  assembly, place.region(), directory.below("sqs"), settings.retryAfter(), clock));
      s3 = closing(startS3());
      ears = closing(new Ears(settings.speechModel()));
      int transcribePort = LocalHttp.free(0);
      lambda = closing(startLambda(transcribePort));
      events = closing(new LocalEvents(assembly, place, lambda::invokeLater, clock));
      closing(startTranscribe(transcribePort));
      signIn = closing(LocalSignIn.start(settings.ports().signIn(), clientId(), people, clock));
      api = closing(startApi(apiPort));
      time = closing(new TimeMachine(clock, s3, dynamoDb, sqs, directory.keptBelow("clock")));
      requireTargets();
      begin();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Starts everything; the functions' processes start when something calls them.
   *
   * @throws earmark.local.http.PortInUseException when a port is taken
   * @throws TemplateException when the templates are missing or not understood
   */
  public static LocalStack start(LocalSettings settings) {
    return new LocalStack(settings);
  }

  /** Checks all ports before anything is started, and settles the API's, which templates name. */
  private static int freePorts(Ports ports) {
    Stream.of(ports.signIn(), ports.s3(), ports.dynamoDb()).forEach(LocalHttp::free);
    return LocalHttp.free(ports.api());
  }

  private <T extends AutoCloseable> T closing(T service) {
    started.push(service);
    return service;
  }

  private LocalDynamoDb startDynamoDb() {
    return LocalDynamoDb.start(
        settings.ports().dynamoDb(),
        directory.keptBelow("dynamodb"),
        assembly,
        place,
        callers,
        calls);
  }

  private LocalS3 startS3() {
    LocalS3 started =
        LocalS3.start(settings.ports().s3(), directory.below("s3"), clock, callers, calls);
    Buckets.of(assembly).forEach(started::create);
    return started;
  }

  private LocalLambda startLambda(int transcribePort) {
    Map<String, URI> endpoints =
        Map.of(
            "S3", s3.endpoint(),
            "DYNAMODB", dynamoDb.endpoint(),
            "TRANSCRIBE", URI.create("http://127.0.0.1:" + transcribePort));
    return new LocalLambda(
        FunctionSpecs.of(assembly),
        new ChildSettings(
            place.region(),
            endpoints,
            directory.below("functions"),
            RuntimeClient.ofThisSystem(),
            clock::ahead),
        callers,
        settings.retryAfter(),
        sqs::send,
        clock);
  }

  private LocalTranscribe startTranscribe(int port) {
    try {
      return LocalTranscribe.start(
          TranscribeSettings.of(port, directory.keptBelow("transcribe")),
          s3.endpoint(),
          ears,
          clock,
          callers,
          calls,
          events::put);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LocalApiGateway startApi(int port) {
    return LocalApiGateway.start(
        port,
        assembly,
        place,
        new Issuer(signIn.issuer(), signIn.keys()),
        lambda::invoke,
        clock,
        LocalApiGateway.LONGEST_WAIT);
  }

  /** What leads nowhere is found at start, not at the first event. */
  private void requireTargets() {
    Stream.of(events.targets(), api.targets(), sqs.targets())
        .flatMap(List::stream)
        .filter(target -> !lambda.knows(target))
        .findFirst()
        .ifPresent(
            target -> {
              throw new TemplateException("There is no function " + target);
            });
  }

  private void begin() {
    sqs.startPolling(lambda::invoke);
    s3.onNotification(sqs::send);
    events.start();
    api.serveBeside(ClockEndpoint.PATH, new ClockEndpoint(time::look, time::forward));
    time.start();
  }

  public URI apiEndpoint() {
    return api.endpoint();
  }

  public URI s3Endpoint() {
    return s3.endpoint();
  }

  public URI signInEndpoint() {
    return signIn.endpoint();
  }

  public URI dynamoDbEndpoint() {
    return dynamoDb.endpoint();
  }

  /** The name of the bucket whose construct's path ends so, for example {@code Uploads}. */
  public String bucket(String construct) {
    return find(construct, "AWS::S3::Bucket").name();
  }

  /** The name of the table whose construct's path ends so, for example {@code People}. */
  public String table(String construct) {
    return find(construct, "AWS::DynamoDB::GlobalTable", "AWS::DynamoDB::Table").name();
  }

  /** How many messages are in the queue whose path ends so, for example {@code Arrivals/Queue}. */
  public int queueDepth(String construct) {
    return sqs.depth(find(construct, "AWS::SQS::Queue").arn());
  }

  /** The messages of a queue: what a person would look at who looks into a dead-letter queue. */
  public List<String> messages(String construct) {
    return sqs.bodies(find(construct, "AWS::SQS::Queue").arn());
  }

  private Resource find(String construct, String... types) {
    List<Resource> found =
        assembly.resources(types).stream()
            .filter(resource -> ("/" + resource.constructPath()).endsWith("/" + construct))
            .toList();
    if (found.size() != 1) {
      throw new TemplateException(
          "%d of the templates' resources are called %s: %s"
              .formatted(found.size(), construct, found));
    }
    return found.getFirst();
  }

  /** Every AWS call that is made, as it is made. */
  public AwsCalls calls() {
    return calls;
  }

  /**
   * Lets so much time pass at once: on the way lifecycle and the tables' time to live do what they
   * would have done, in its order.
   */
  public Passage forward(TemporalAmount amount) {
    return time.forward(amount);
  }

  /** The clock of the stand-ins; {@link #forward} also does what falls due on the way. */
  public MovableClock clock() {
    return clock;
  }

  public People people() {
    return people;
  }

  /** Signs people in over HTTP. */
  public Tokens tokens() {
    return new Tokens(signIn, clientId());
  }

  /** The user pool client, as tokens name it. */
  public String clientId() {
    return assembly.resources("AWS::Cognito::UserPoolClient").getFirst().name();
  }

  /** The credentials with which the phone system uploads. */
  public AccessKey phoneSystem() {
    return phoneSystem;
  }

  /** The credentials of whoever looks at everything and sets the stack up. */
  public AccessKey administrator() {
    return administrator;
  }

  public S3Client s3As(AccessKey caller) {
    return new LocalClients(place.region()).s3(s3.endpoint(), caller);
  }

  public DynamoDbClient dynamoDbAs(AccessKey caller) {
    return new LocalClients(place.region()).dynamoDb(dynamoDb.endpoint(), caller);
  }

  /** Which recogniser listens. */
  public String engine() {
    return ears.name();
  }

  /** The names of the functions. */
  public List<String> functions() {
    return lambda.names();
  }

  /** The file that a function's output goes to. */
  public Path logOf(String function) {
    return lambda.logOf(function);
  }

  /**
   * Invokes a function and waits, as an engineer would with {@code aws lambda invoke}.
   *
   * @return its answer, JSON
   * @throws FunctionFailedException when it failed
   */
  public String invoke(String function, String payloadJson) {
    InvocationResult result = lambda.invoke(function, payloadJson.getBytes(StandardCharsets.UTF_8));
    return switch (result) {
      case InvocationResult.Answered answered -> answered.text();
      case InvocationResult.Failed failed ->
          throw new FunctionFailedException(function, failed.text(), lambda.logOf(function));
    };
  }

  LocalSettings settings() {
    return settings;
  }

  /** Stops everything, the functions' processes included. */
  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        System.err.println("Something did not stop as it should: " + e);
      }
    }
  }
}
