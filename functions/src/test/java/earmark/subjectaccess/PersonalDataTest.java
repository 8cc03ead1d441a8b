package earmark.subjectaccess;

import static earmark.subjectaccess.Samples.CALL;
import static earmark.subjectaccess.Samples.call;
import static org.assertj.core.api.Assertions.assertThat;

import earmark.access.Person;
import earmark.access.Role;
import earmark.platform.HttpAnswer;
import earmark.platform.HttpRequest;
import earmark.policy.Policy;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What might end in a log says nothing of anybody. */
class PersonalDataTest {
  private static final String[] PERSONAL = {
    "Margaret", "example.com", "960001", "2026-11-20", Desk.SUBJECT, "eyJ"
  };

  @Test
  void shouldNotBePrinted() {
    CaseFile file =
        new CaseFile(
            Case.from(Samples.CASE, List.of(CasesContract.RECEIVED, CasesContract.MATCHED)),
            List.of(),
            true);
    CaseView view =
        CaseView.of(file, SubjectAccessClock.of(Policy.bundled()), ZoneId.of("Europe/London"));
    HttpRequest request = HttpRequest.from(SampleEvents.read("open-request"));
    Person person =
        new Person(
            "s1", Optional.of("Margaret"), Role.STAFF, Person.State.ACTIVE, Optional.empty());

    assertThat(
            List.of(
                Samples.request().requester().toString(),
                Samples.request().toString(),
                view.toString(),
                request.toString(),
                request.body().toString(),
                HttpAnswer.json(200, view).toString(),
                person.toString()))
        .allSatisfy(text -> assertThat(text).doesNotContain(PERSONAL));
  }

  @Test
  void shouldNotBeLoggedOrAudited() {
    Desk desk = Desk.of(Role.CUSTOMER_SERVICE_MANAGER);
    desk.recordings.add(call(CALL, "2026-11-20T14:32:10Z"));
    CaseId id = desk.open();
    desk.cases.beforeEvents(
        () -> {
          throw new IllegalStateException("Margaret Hale, +441632960001");
        });

    desk.show(id);

    assertThat(desk.log).singleElement().asString().contains("IllegalStateException");
    assertThat(desk.log.getFirst()).doesNotContain("Margaret", "960001");
    assertThat(desk.trail.entries().toString()).doesNotContain("Margaret", "960001");
    assertThat(desk.notifications.notices().toString()).doesNotContain("Margaret", "960001");
  }
}
