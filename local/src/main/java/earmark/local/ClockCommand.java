package earmark.local;

import earmark.local.clock.ClockEndpoint;
import earmark.local.clock.Forward;
import earmark.local.clock.Passage;
import earmark.local.clock.PassageText;
import earmark.platform.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Talks to the stack that runs on this machine: tells its time, or lets time pass there. */
@Command(
    name = "clock",
    mixinStandardHelpOptions = true,
    description = "Tells the time of the Earmark that runs on this machine, or lets time pass.")
final class ClockCommand implements Callable<Integer> {
  private static final int UNUSABLE = 2;

  @Parameters(
      arity = "0..1",
      paramLabel = "TIME",
      description = "How far forward, for example +3y10d, +6w or +12h.")
  private Optional<String> forward = Optional.empty();

  @Option(names = "--port-api", description = "The HTTP API's port (${DEFAULT-VALUE}).")
  private int apiPort = Ports.USUAL.api();

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    URI clock = URI.create("http://localhost:" + apiPort + ClockEndpoint.PATH);
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer = http.send(request(clock), BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        return refused("What answers on port " + apiPort + " is not Earmark on one machine");
      }
      PassageText.of(Json.mapper().readValue(answer.body(), Passage.class)).forEach(out::println);
      return 0;
    } catch (DateTimeException e) {
      return refused("Say how far, for example +3y10d, +6w or +12h; 100 years at most");
    } catch (ConnectException e) {
      return refused("Nothing answers on port " + apiPort + ": start ./run first");
    }
  }

  private HttpRequest request(URI clock) {
    HttpRequest.Builder request = HttpRequest.newBuilder(clock);
    return forward
        .map(
            text ->
                request
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"forward\":\"" + Forward.parse(text) + "\"}")))
        .orElse(request)
        .build();
  }

  private static int refused(String message) {
    System.err.println(message);
    return UNUSABLE;
  }
}
