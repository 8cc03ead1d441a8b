package earmark.access;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.platform.LocalTables;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DynamoDbPeopleIT extends PeopleContract {
  private final People people =
      new DynamoDbPeople(LocalTables.client(), LocalTables.create(PeopleTable.LAYOUT));

  @Override
  People people() {
    return people;
  }

  @Test
  void shouldFindNobodyBehindItsOwnMarker() {
    people.add(person("subject-1", Role.HEAD_OF_OPERATIONS));

    assertThat(people.find("#head-of-operations")).isEmpty();
  }

  @Test
  void shouldAddOneFirstPersonOfManyAtOnce() throws Exception {
    List<Callable<Boolean>> attempts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Person candidate = person("subject-" + i, Role.HEAD_OF_OPERATIONS);
      attempts.add(() -> people.addFirst(candidate));
    }
    int added = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
        added += attempt.get() ? 1 : 0;
      }
    }

    assertThat(added).isEqualTo(1);
  }
}
