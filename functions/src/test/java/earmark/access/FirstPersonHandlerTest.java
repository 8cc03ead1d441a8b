package earmark.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import earmark.audit.AuditEntry;
import earmark.audit.AuditTrail;
import earmark.audit.FakeAuditTrail;
import earmark.platform.Json;
import earmark.platform.OpaqueIds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstPersonHandlerTest {
  private final FakePeople people = new FakePeople();
  private final FakeAuditTrail trail = new FakeAuditTrail();
  private final FirstPersonHandler handler = handler(people);

  @Test
  void shouldMakeTheFirstHeadOfOperations() {
    Map<String, Object> answer = appoint("subject-1");

    assertThat(answer)
        .containsEntry("subject", "subject-1")
        .containsEntry("role", "head-of-operations");
    assertThat(people.find("subject-1"))
        .contains(
            new Person(
                "subject-1",
                Optional.of("Ann"),
                Role.HEAD_OF_OPERATIONS,
                Person.State.ACTIVE,
                Optional.empty()));
    assertThat(decisions()).containsExactly(AuditEntry.Decision.ALLOWED);
    assertThat(trail.entries().getFirst().about().personId()).contains("subject-1");
  }

  @Test
  void shouldTakeWhatTheEngineerSends() throws IOException {
    Path event = Path.of("..", "events", "access", "appoint-first-person.json");
    Map<String, String> payload =
        Json.mapper().readValue(event.toFile(), new TypeReference<Map<String, String>>() {});

    handler.handleRequest(payload, null);

    assertThat(people.find(payload.get("subject")).orElseThrow().name()).contains("Ann Thornton");
  }

  @Test
  void shouldRefuseASecondOne() {
    appoint("subject-1");

    assertThatThrownBy(() -> appoint("subject-2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Head of Operations");

    assertThat(people.find("subject-2")).isEmpty();
    assertThat(decisions())
        .containsExactly(AuditEntry.Decision.ALLOWED, AuditEntry.Decision.DENIED);
  }

  @Test
  void shouldRefuseTheSlowerOfTwoAtOnce() {
    // Given somebody who gets in between the question and the write
    FirstPersonHandler slow = handler(new OvertakenPeople(people));

    assertThatThrownBy(() -> slow.handleRequest(Map.of("subject", "subject-2"), null))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(people.find("subject-2")).isEmpty();
    assertThat(decisions())
        .containsExactly(AuditEntry.Decision.ALLOWED, AuditEntry.Decision.DENIED);
  }

  @Test
  void shouldMakeNobodyWithoutAnAuditEntry() {
    trail.takesNothing();

    assertThatThrownBy(() -> appoint("subject-1")).isInstanceOf(AuditTrail.Unwritable.class);

    assertThat(people.find("subject-1")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#head-of-operations", "two words", "é"})
  void shouldRefuseWhatIsNoSubject(String subject) {
    assertThatThrownBy(() -> appoint(subject)).isInstanceOf(IllegalArgumentException.class);
    assertThat(trail.entries()).isEmpty();
  }

  @Test
  void shouldRefuseANameThatIsTooLong() {
    Map<String, String> payload = Map.of("subject", "subject-1", "name", "n".repeat(101));

    assertThatThrownBy(() -> handler.handleRequest(payload, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Map<String, Object> appoint(String subject) {
    return handler.handleRequest(Map.of("subject", subject, "name", " Ann "), null);
  }

  private List<AuditEntry.Decision> decisions() {
    return trail.entries().stream().map(AuditEntry::decision).toList();
  }

  private FirstPersonHandler handler(People table) {
    return new FirstPersonHandler(
        new AppointFirstPerson(table, trail, new OpaqueIds(), Clock.systemUTC()));
  }

  private record OvertakenPeople(FakePeople people) implements People {
    @Override
    public Optional<Person> find(String subject) {
      return people.find(subject);
    }

    @Override
    public boolean add(Person person) {
      return people.add(person);
    }

    @Override
    public boolean haveHeadOfOperations() {
      return false;
    }

    @Override
    public boolean addFirst(Person headOfOperations) {
      people.addFirst(PeopleContract.person("subject-1", Role.HEAD_OF_OPERATIONS));
      return people.addFirst(headOfOperations);
    }
  }
}
