package earmark.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An audit trail in memory, which can be told to take nothing. */
public final class FakeAuditTrail implements AuditTrail {
  private final Map<String, AuditEntry> entries = new LinkedHashMap<>();
  private boolean broken;

  @Override
  public void record(AuditEntry entry) {
    if (broken) {
      throw new Unwritable(new IllegalStateException("told to take nothing"));
    }
    entries.putIfAbsent(entry.id(), entry);
  }

  public void takesNothing() {
    broken = true;
  }

  public List<AuditEntry> entries() {
    return List.copyOf(entries.values());
  }
}
