package earmark.audit;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.audit.AuditEntry.About;
import earmark.audit.AuditEntry.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every audit trail does. */
abstract class AuditTrailContract {
  static final Instant AT = Instant.parse("2026-11-24T10:15:00Z");

  static final AuditEntry FULL =
      new AuditEntry(
          "entry1",
          AT.plusMillis(7),
          "subject-1",
          Optional.of("customer-service-manager"),
          "read-transcript",
          Decision.ALLOWED,
          "role may",
          new About(
              Optional.of("mfrggzdfmztwq2lknnwg23tpoa"),
              Optional.of("sar-nbswy3dpeb3w64tmmqxc4lroff"),
              Optional.of("subject-2"),
              Optional.of("complaint")),
          Optional.of("203.0.113.7"));

  abstract AuditTrail trail();

  abstract List<AuditEntry> entries();

  @Test
  void shouldKeepAllThatAnEntrySays() {
    trail().record(FULL);

    assertThat(entries()).containsExactly(FULL);
  }

  @Test
  void shouldKeepAnEntryThatSaysLittle() {
    AuditEntry entry = entry("entry1", "unknown person");

    trail().record(entry);

    assertThat(entries()).containsExactly(entry);
  }

  @Test
  void shouldKeepEveryEntryOfOneMoment() {
    recordMany();

    assertThat(entries()).hasSize(20);
  }

  final void recordMany() {
    for (int i = 0; i < 20; i++) {
      trail().record(entry("entry" + i, "unknown person"));
    }
  }

  @Test
  void shouldNeverChangeAnEntry() {
    trail().record(entry("entry1", "unknown person"));

    trail().record(entry("entry1", "another reason"));

    assertThat(entries()).containsExactly(entry("entry1", "unknown person"));
  }

  private static AuditEntry entry(String id, String reason) {
    return new AuditEntry(
        id,
        AT,
        "subject-1",
        Optional.empty(),
        "read-transcript",
        Decision.DENIED,
        reason,
        About.nothing(),
        Optional.empty());
  }
}
