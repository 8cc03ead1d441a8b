package earmark.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earmark.policy.Policy;
import earmark.policy.RetentionClass;
import earmark.recordings.RecordingId;
import earmark.recordings.VaultedVersion;
import earmark.retention.Departure.Kind;
import earmark.retention.ForgetRecording.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForgetRecordingTest {
  private static final RecordingId ID = new RecordingId("mfrggzdfmztwq2lknnwg23tpoa");
  private static final RecordingId OTHER = new RecordingId("nbswy3dpo5xxe3denbswy3dpo4");
  private static final String VERSION = "3Kgm0Y1xCqT7bWz9";
  private static final String MARKER = "8Tzx9J4oPvA5kWq2";
  private static final Instant GONE_AT = Instant.parse("2026-11-25T02:14:09.318Z");

  private final Breaker breaker = new Breaker();
  private final FakeVersions versions = new FakeVersions(breaker);
  private final FakeReceipts receipts = new FakeReceipts(breaker);
  private final FakeTraces entries = new FakeTraces(breaker);
  private final FakeTraces files = new FakeTraces(breaker);
  private final ForgetRecording forgetRecording =
      new ForgetRecording(versions, receipts, List.of(entries, files), Policy.bundled());

  @Nested
  class TheKnownVersion {
    @Test
    void shouldBeForgottenEverywhereAndLeaveAReceipt() {
      known(ID, RetentionClass.STANDARD, "2023-11-24T09:15:00Z");
      known(OTHER, RetentionClass.STANDARD, "2023-11-24T09:15:00Z");

      Outcome outcome = forgetRecording.forget(gone(VERSION));

      assertThat(outcome).isEqualTo(new Outcome.Forgotten(ID, true));
      assertThat(versions.find(ID)).isEmpty();
      assertThat(versions.find(OTHER)).isPresent();
      assertThat(entries.left()).containsExactly(OTHER);
      assertThat(files.left()).containsExactly(OTHER);
      assertThat(receipts.all())
          .containsExactly(
              new Receipt(
                  ID,
                  VERSION,
                  RetentionClass.STANDARD,
                  "3 years from the call (policy 1 of 2021-12-03)",
                  LocalDate.parse("2023-11-24"),
                  LocalDate.parse("2026-11-25"),
                  "c2hhMjU2",
                  790_124));
    }

    @Test
    void shouldBeForgottenOnce() {
      known(ID, RetentionClass.STANDARD, "2023-11-24T09:15:00Z");
      forgetRecording.forget(gone(VERSION));
      List<Receipt> first = receipts.all();

      Outcome again =
          forgetRecording.forget(
              new Departure(Kind.GONE, Optional.of(ID), VERSION, GONE_AT.plusSeconds(86_400)));

      assertThat(again).isEqualTo(new Outcome.Unknown(Optional.of(ID)));
      assertThat(receipts.all()).isEqualTo(first);
    }

    @Test
    void shouldHaveItsDaysInLocalTime() {
      known(ID, RetentionClass.late(12), "2023-06-30T23:30:00Z");

      forgetRecording.forget(
          new Departure(
              Kind.GONE, Optional.of(ID), VERSION, Instant.parse("2026-07-01T23:10:00Z")));

      assertThat(receipts.all())
          .singleElement()
          .satisfies(
              receipt -> {
                assertThat(receipt.retentionClass().tag()).isEqualTo("late-012w");
                assertThat(receipt.rule()).startsWith("3 years from the call");
                assertThat(receipt.dayOfCall()).isEqualTo("2023-07-01");
                assertThat(receipt.dayOfDeletion()).isEqualTo("2026-07-02");
              });
    }

    @Test
    void shouldSayThatItWasErased() {
      known(ID, new RetentionClass("erase"), "2026-11-20T09:15:00Z");

      forgetRecording.forget(gone(VERSION));

      assertThat(receipts.all())
          .extracting(Receipt::rule)
          .containsExactly("erasure (policy 1 of 2021-12-03)");
    }

    @Test
    void shouldLeaveAReceiptThoughTheIndexForgotItBefore() {
      versions.add(version(ID, RetentionClass.STANDARD, "2023-11-24T09:15:00Z", false));

      Outcome outcome = forgetRecording.forget(gone(VERSION));

      assertThat(outcome).isEqualTo(new Outcome.Forgotten(ID, false));
      assertThat(receipts.all()).hasSize(1);
    }
  }

  @Nested
  class NothingElse {
    @Test
    void shouldBeForgottenForADeleteMarkerWhoeverPutsIt() {
      known(ID, RetentionClass.STANDARD, "2023-11-24T09:15:00Z");

      Outcome marker =
          forgetRecording.forget(new Departure(Kind.HIDDEN, Optional.of(ID), MARKER, GONE_AT));
      Outcome asIfOfTheVersion =
          forgetRecording.forget(new Departure(Kind.HIDDEN, Optional.of(ID), VERSION, GONE_AT));

      assertThat(List.of(marker, asIfOfTheVersion))
          .containsOnly(new Outcome.Hidden(Optional.of(ID)));
      nothingHappened();
    }

    @Test
    void shouldBeForgottenWhenAMarkerOrAStrangeVersionGoes() {
      known(ID, RetentionClass.STANDARD, "2023-11-24T09:15:00Z");

      Outcome outcome = forgetRecording.forget(gone(MARKER));

      assertThat(outcome).isEqualTo(new Outcome.OtherVersion(ID));
      nothingHappened();
    }

    @Test
    void shouldBeForgottenForWhatNobodyKnows() {
      known(ID, RetentionClass.STANDARD, "2023-11-24T09:15:00Z");

      Outcome unknown =
          forgetRecording.forget(new Departure(Kind.GONE, Optional.of(OTHER), VERSION, GONE_AT));
      Outcome noId =
          forgetRecording.forget(new Departure(Kind.GONE, Optional.empty(), VERSION, GONE_AT));

      assertThat(unknown).isEqualTo(new Outcome.Unknown(Optional.of(OTHER)));
      assertThat(noId).isEqualTo(new Outcome.Unknown(Optional.empty()));
      nothingHappened();
    }

    private void nothingHappened() {
      assertThat(breaker.calls()).doesNotContain("versions.forget", "traces.remove");
      assertThat(receipts.all()).isEmpty();
      assertThat(versions.find(ID)).isPresent();
    }
  }

  /** Find, receipt, two places, index: dying behind each of them, and once more. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void shouldBeMadeGoodByRepetitionWhereverItDies(int call) {
    known(ID, RetentionClass.STANDARD, "2023-11-24T09:15:00Z");
    breaker.dieBehind(call);
    assertThatThrownBy(() -> forgetRecording.forget(gone(VERSION)))
        .isInstanceOf(Breaker.DeathException.class);
    // Whatever has gone by now, the receipt was written before.
    assertThat(receipts.all()).hasSize(call >= 2 ? 1 : 0);

    breaker.restart();
    forgetRecording.forget(gone(VERSION));

    assertThat(receipts.all()).hasSize(1);
    assertThat(entries.left()).isEmpty();
    assertThat(files.left()).isEmpty();
    assertThat(versions.find(ID)).isEmpty();
  }

  private void known(RecordingId id, RetentionClass retentionClass, String callStart) {
    versions.add(version(id, retentionClass, callStart, true));
    entries.add(id);
    files.add(id);
  }

  private static VaultedVersion version(
      RecordingId id, RetentionClass retentionClass, String callStart, boolean indexed) {
    return new VaultedVersion(
        id, VERSION, retentionClass, Instant.parse(callStart), "c2hhMjU2", 790_124, indexed);
  }

  private static Departure gone(String version) {
    return new Departure(Kind.GONE, Optional.of(ID), version, GONE_AT);
  }
}
