package earmark.local;

import earmark.local.signin.People;
import earmark.local.signin.Person;
import earmark.local.signin.Tokens;
import earmark.local.template.CloudAssembly;
import earmark.local.template.Place;
import earmark.policy.Policy;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Signs somebody in to the stack that runs on this machine, and prints their token for the API. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Signs somebody in to the Earmark that runs here, and prints their token.")
final class TokenCommand implements Callable<Integer> {
  private static final int UNUSABLE = 2;

  @Parameters(paramLabel = "PERSON", description = "For example priya.nair.")
  private String username = "";

  @Option(names = "--port-sign-in", description = "The sign-in page's port (${DEFAULT-VALUE}).")
  private int signInPort = Ports.USUAL.signIn();

  @Option(names = "--root", hidden = true, description = "The repository.")
  private Path root = Path.of("").toAbsolutePath();

  @Override
  public Integer call() {
    List<Person> people = People.ofThisStack().all();
    Optional<Person> person =
        people.stream().filter(one -> one.username().equals(username)).findFirst();
    if (person.isEmpty()) {
      return refused(
          "Nobody is called %s here; there are %s"
              .formatted(username, people.stream().map(Person::username).toList()));
    }
    try {
      System.out.println(new Tokens(signIn(), clientId()).accessTokenFor(person.get()));
      return 0;
    } catch (UncheckedIOException e) {
      return refused("Nobody answers on port " + signInPort + ": start ./run first");
    }
  }

  private URI signIn() {
    return URI.create("http://localhost:" + signInPort);
  }

  private String clientId() {
    return CloudAssembly.read(
            LocalSettings.of(root).templates(), new Place(Policy.bundled().region(), signIn()))
        .resources("AWS::Cognito::UserPoolClient")
        .getFirst()
        .name();
  }

  private static int refused(String message) {
    System.err.println(message);
    return UNUSABLE;
  }
}
