package earmark.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.access.Person.State;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every people table does. */
abstract class PeopleContract {
  abstract People people();

  @ParameterizedTest
  @EnumSource(Role.class)
  void shouldFindWhomItWasGiven(Role role) {
    Person person =
        new Person("subject-1", Optional.of("Ann"), role, State.DISABLED, Optional.of("E17"));

    assertThat(people().add(person)).isTrue();

    assertThat(people().find("subject-1")).contains(person);
  }

  @Test
  void shouldFindNobodyElse() {
    people().add(person("subject-1", Role.DIRECTOR));

    assertThat(people().find("subject-2")).isEmpty();
    assertThat(people().find("")).isEmpty();
  }

  @Test
  void shouldNotReplaceAnybody() {
    people().add(person("subject-1", Role.STAFF));

    assertThat(people().add(person("subject-1", Role.HEAD_OF_OPERATIONS))).isFalse();

    assertThat(people().find("subject-1")).contains(person("subject-1", Role.STAFF));
    assertThat(people().haveHeadOfOperations()).isFalse();
  }

  @Test
  void shouldAddTheFirstHeadOfOperationsOnce() {
    assertThat(people().haveHeadOfOperations()).isFalse();

    assertThat(people().addFirst(person("subject-1", Role.HEAD_OF_OPERATIONS))).isTrue();

    assertThat(people().haveHeadOfOperations()).isTrue();
    assertThat(people().addFirst(person("subject-2", Role.HEAD_OF_OPERATIONS))).isFalse();
    assertThat(people().find("subject-2")).isEmpty();
  }

  @Test
  void shouldAddNoFirstOneBesideAnother() {
    people().add(person("subject-1", Role.HEAD_OF_OPERATIONS));
    people().add(person("subject-2", Role.HEAD_OF_OPERATIONS));

    assertThat(people().addFirst(person("subject-3", Role.HEAD_OF_OPERATIONS))).isFalse();
    assertThat(people().find("subject-2")).isPresent();
  }

  @Test
  void shouldNotMakeSomebodyTheFirstOneWhoIsThereAlready() {
    people().add(person("subject-1", Role.STAFF));

    assertThat(people().addFirst(person("subject-1", Role.HEAD_OF_OPERATIONS))).isFalse();

    assertThat(people().find("subject-1")).contains(person("subject-1", Role.STAFF));
    assertThat(people().haveHeadOfOperations()).isFalse();
  }

  @Test
  void shouldAddNobodyElseAsTheFirst() {
    assertThatThrownBy(() -> people().addFirst(person("subject-1", Role.DIRECTOR)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  static Person person(String subject, Role role) {
    return new Person(subject, Optional.empty(), role, State.ACTIVE, Optional.empty());
  }
}
