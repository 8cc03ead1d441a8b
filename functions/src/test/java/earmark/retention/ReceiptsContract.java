package earmark.retention;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.policy.RetentionClass;
import earmark.recordings.RecordingId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What receipts owe to whoever relies on one. */
abstract class ReceiptsContract {
  static final Receipt RECEIPT =
      new Receipt(
          new RecordingId("mfrggzdfmztwq2lknnwg23tpoa"),
          "3Kgm0Y1xCqT7bWz9",
          RetentionClass.late(3),
          "3 years from the call (policy 1 of 2021-12-03)",
          LocalDate.parse("2023-11-24"),
          LocalDate.parse("2026-11-25"),
          "c2hhMjU2",
          790_124);

  abstract Receipts receipts();

  abstract List<Receipt> written();

  @Test
  void shouldKeepWhatIsWritten() {
    receipts().write(RECEIPT);

    assertThat(written()).containsExactly(RECEIPT);
  }

  @Test
  void shouldKeepTheFirstOfTwo() {
    receipts().write(RECEIPT);
    receipts()
        .write(
            new Receipt(
                RECEIPT.id(),
                "another",
                RetentionClass.STANDARD,
                "another",
                RECEIPT.dayOfCall(),
                RECEIPT.dayOfDeletion().plusDays(1),
                "another",
                1));

    assertThat(written()).containsExactly(RECEIPT);
  }
}
