package earmark.access;

import java.util.Optional;

/** Who may sign in, and as what. */
public interface People {
  /** The person as they are at this very moment: a change counts from the next request on. */
  Optional<Person> find(String subject);

  /**
   * Adds somebody.
   *
   * @return false, and nothing is changed, when that subject is there already
   */
  boolean add(Person person);

  /** Whether there is, or ever was, a Head of Operations. */
  boolean haveHeadOfOperations();

  /**
   * Adds the first Head of Operations.
   *
   * @return false, and nothing is changed, when there is or was one, or the subject is there
   */
  boolean addFirst(Person headOfOperations);
}
