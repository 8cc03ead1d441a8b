package earmark.audit;

import java.util.List;

class FakeAuditTrailTest extends AuditTrailContract {
  private final FakeAuditTrail trail = new FakeAuditTrail();

  @Override
  AuditTrail trail() {
    return trail;
  }

  @Override
  List<AuditEntry> entries() {
    return trail.entries();
  }
}
