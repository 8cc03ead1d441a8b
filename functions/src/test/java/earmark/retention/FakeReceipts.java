package earmark.retention;

import earmark.recordings.RecordingId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Receipts in memory. */
final class FakeReceipts implements Receipts {
  private final Map<RecordingId, Receipt> written = new HashMap<>();
  private final Breaker breaker;

  FakeReceipts(Breaker breaker) {
    this.breaker = breaker;
  }

  List<Receipt> all() {
    return List.copyOf(written.values());
  }

  @Override
  public void write(Receipt receipt) {
    written.putIfAbsent(receipt.id(), receipt);
    breaker.called("receipts.write");
  }
}
