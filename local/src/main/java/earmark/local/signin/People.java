package earmark.local.signin;

import com.fasterxml.jackson.core.type.TypeReference;
import earmark.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** The people one can sign in as on one machine. */
public record People(List<Person> all) {
  public People {
    all = List.copyOf(all);
  }

  /** Those in {@code people.json}. */
  public static People ofThisStack() {
    try (InputStream json = People.class.getResourceAsStream("/people.json")) {
      return new People(Json.mapper().readValue(json, new TypeReference<List<Person>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first who has this role. */
  public Person withRole(String role) {
    return all.stream()
        .filter(person -> person.role().equals(role))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Nobody is " + role));
  }

  Optional<Person> withSubject(String subject) {
    return all.stream().filter(person -> person.subject().equals(subject)).findFirst();
  }
}
