package earmark.subjectaccess;

import earmark.platform.LocalTables;

class DynamoDbCasesIT extends CasesContract {
  private final Cases cases =
      new DynamoDbCases(LocalTables.client(), LocalTables.create(CasesTable.LAYOUT));

  @Override
  Cases cases() {
    return cases;
  }
}
