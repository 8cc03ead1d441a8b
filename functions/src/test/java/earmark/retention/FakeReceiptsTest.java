package earmark.retention;

import java.util.List;

class FakeReceiptsTest extends ReceiptsContract {
  private final FakeReceipts receipts = new FakeReceipts(new Breaker());

  @Override
  Receipts receipts() {
    return receipts;
  }

  @Override
  List<Receipt> written() {
    return receipts.all();
  }
}
