package earmark.subjectaccess;

class FakeCasesTest extends CasesContract {
  private final FakeCases cases = new FakeCases();

  @Override
  Cases cases() {
    return cases;
  }
}
