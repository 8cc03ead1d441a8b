package earmark.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The people table in memory. */
public final class FakePeople implements People {
  private final Map<String, Person> people = new HashMap<>();
  private boolean hadHeadOfOperations;

  @Override
  public Optional<Person> find(String subject) {
    return Optional.ofNullable(people.get(subject));
  }

  @Override
  public boolean add(Person person) {
    boolean added = people.putIfAbsent(person.subject(), person) == null;
    hadHeadOfOperations |= added && person.role() == Role.HEAD_OF_OPERATIONS;
    return added;
  }

  @Override
  public boolean haveHeadOfOperations() {
    return hadHeadOfOperations;
  }

  @Override
  public boolean addFirst(Person headOfOperations) {
    if (headOfOperations.role() != Role.HEAD_OF_OPERATIONS) {
      throw new IllegalArgumentException("The first person is a Head of Operations");
    }
    return !hadHeadOfOperations && add(headOfOperations);
  }

  /** Changes somebody, as the Head of Operations does. */
  public void change(Person person) {
    people.put(person.subject(), person);
  }
}
