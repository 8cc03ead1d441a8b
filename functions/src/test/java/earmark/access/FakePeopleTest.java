package earmark.access;

class FakePeopleTest extends PeopleContract {
  private final FakePeople people = new FakePeople();

  @Override
  People people() {
    return people;
  }
}
