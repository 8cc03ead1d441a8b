package earmark.retention;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.recordings.RecordingId;
import earmark.retention.Holds.Held;
import earmark.retention.Holds.Placing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What both the table and the fake promise. */
abstract class HoldsContract {
  static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");
  static final Instant UNTIL = Instant.parse("2029-11-20T14:32:10Z");
  static final RecordingId CALL = new RecordingId("mfrggzdfmztwq2lknnwg23tpoa");
  static final RecordingId OTHER = new RecordingId("mfrggzdfmztwq2lknnwg23tpob");
  static final HoldId FIRST = new HoldId("ovxgc3lfonzgk43unfxgozlsma");
  static final HoldId SECOND = new HoldId("ovxgc3lfonzgk43unfxgozlsmb");
  static final String VERSION = "version-1";

  abstract Holds holds();

  /** Enters a recording that is in the vault. */
  abstract void vaulted(RecordingId id);

  /** When the index forgets a recording, every row of it; empty while none is forgotten. */
  abstract Optional<Instant> forgetAt(RecordingId id);

  static Hold hold(RecordingId id, HoldId holdId, LocalDate reviewOn) {
    return new Hold(
        id,
        holdId,
        new Hold.Reason(Hold.Kind.LEGAL, "A claim"),
        "subject-1",
        "director",
        NOW,
        reviewOn,
        Optional.empty());
  }

  static Hold hold(HoldId holdId) {
    return hold(CALL, holdId, LocalDate.of(2027, 1, 15));
  }

  static Hold released(Hold hold, Instant at) {
    return hold.releasedWith(new Hold.Release(at, "subject-2", "Settled"));
  }

  private Held seen() {
    return holds().recording(CALL).orElseThrow();
  }

  @Test
  void shouldKnowNothingOfWhatIsNotInTheVault() {
    assertThat(holds().recording(CALL)).isEmpty();
    assertThat(holds().of(CALL)).isEmpty();
    assertThat(holds().find(CALL, FIRST)).isEmpty();
  }

  @Test
  void shouldCountStackedHoldsAndForgetNothingMeanwhile() {
    vaulted(CALL);
    assertThat(forgetAt(CALL)).hasValue(UNTIL.plus(Duration.ofDays(60)));

    assertThat(holds().place(hold(FIRST), seen())).isEqualTo(Placing.PLACED);
    assertThat(holds().place(hold(SECOND), seen())).isEqualTo(Placing.PLACED);

    assertThat(seen().open()).isEqualTo(2);
    assertThat(seen().vaultVersion()).isEqualTo(VERSION);
    assertThat(seen().retainUntil()).isEqualTo(UNTIL);
    assertThat(forgetAt(CALL)).isEmpty();
    assertThat(holds().of(CALL)).containsExactlyInAnyOrder(hold(FIRST), hold(SECOND));
    assertThat(holds().find(CALL, FIRST)).hasValue(hold(FIRST));
  }

  @Test
  void shouldPlaceAHoldOnce() {
    vaulted(CALL);
    holds().place(hold(FIRST), seen());

    assertThat(holds().place(hold(FIRST), seen())).isEqualTo(Placing.EXISTS);
    assertThat(seen().open()).isEqualTo(1);
  }

  @Test
  void shouldReleaseOneByOneAndLiftWithTheLast() {
    vaulted(CALL);
    holds().place(hold(FIRST), seen());
    holds().place(hold(SECOND), seen());

    assertThat(holds().release(released(hold(FIRST), NOW), seen())).isTrue();
    assertThat(seen().open()).isEqualTo(1);
    assertThat(seen().liftingSince()).isEmpty();
    assertThat(forgetAt(CALL)).isEmpty();

    assertThat(holds().release(released(hold(SECOND), NOW), seen())).isTrue();
    assertThat(seen().open()).isZero();
    assertThat(seen().epoch()).isEqualTo(1);
    assertThat(seen().liftingSince()).hasValue(NOW);
    assertThat(forgetAt(CALL)).hasValue(UNTIL.plus(Duration.ofDays(60)));
    assertThat(holds().find(CALL, SECOND)).hasValue(released(hold(SECOND), NOW));
  }

  @Test
  void shouldLeaveTimeForWhatIsReleasedPastItsDay() {
    vaulted(CALL);
    holds().place(hold(FIRST), seen());
    Instant late = UNTIL.plus(Duration.ofDays(400));

    holds().release(released(hold(FIRST), late), seen());

    assertThat(forgetAt(CALL)).hasValue(late.plus(Duration.ofDays(60)));
  }

  @Test
  void shouldReleaseNothingTwiceNorByAnOldCount() {
    vaulted(CALL);
    holds().place(hold(FIRST), seen());
    Held before = seen();
    holds().place(hold(SECOND), seen());

    assertThat(holds().release(released(hold(FIRST), NOW), before)).isFalse();
    assertThat(holds().release(released(hold(FIRST), NOW), seen())).isTrue();
    assertThat(holds().release(released(hold(FIRST), NOW), seen())).isFalse();
    assertThat(seen().open()).isEqualTo(1);
  }

  @Test
  void shouldPlaceNothingWhileLiftingNorByAnEpochThatIsOver() {
    vaulted(CALL);
    Held before = seen();
    holds().place(hold(FIRST), seen());
    holds().release(released(hold(FIRST), NOW), seen());

    assertThat(holds().place(hold(SECOND), seen())).isEqualTo(Placing.CHANGED);
    holds().lifted(CALL, NOW);
    assertThat(seen().liftingSince()).isEmpty();
    assertThat(holds().place(hold(SECOND), before)).isEqualTo(Placing.CHANGED);
    assertThat(holds().of(CALL)).hasSize(1);
    assertThat(holds().place(hold(SECOND), seen())).isEqualTo(Placing.PLACED);
  }

  @Test
  void shouldLetOneTakeALiftingOver() {
    vaulted(CALL);
    holds().place(hold(FIRST), seen());
    holds().release(released(hold(FIRST), NOW), seen());
    Held dead = seen();
    Instant later = NOW.plusSeconds(90);

    assertThat(holds().takeOver(dead, Optional.of(later))).isTrue();
    assertThat(holds().takeOver(dead, Optional.empty())).isFalse();
    holds().lifted(CALL, NOW);
    assertThat(seen().liftingSince()).hasValue(later);
    assertThat(seen().epoch()).isEqualTo(2);
    assertThat(holds().takeOver(seen(), Optional.empty())).isTrue();
    assertThat(seen().liftingSince()).isEmpty();
  }

  @Test
  void shouldListOpenHoldsByTheDayOfTheirReview() {
    LocalDate day = LocalDate.of(2027, 2, 22);
    vaulted(CALL);
    vaulted(OTHER);
    holds().place(hold(CALL, FIRST, day), seen());
    holds().place(hold(CALL, SECOND, day.plusDays(1)), seen());
    Hold other = hold(OTHER, FIRST, day.minusDays(1));
    holds().place(other, holds().recording(OTHER).orElseThrow());

    assertThat(holds().overdueForReview(day)).containsExactly(other, hold(CALL, FIRST, day));

    assertThat(holds().review(hold(CALL, FIRST, day.plusDays(90)))).isTrue();
    holds().release(released(other, NOW), holds().recording(OTHER).orElseThrow());
    assertThat(holds().overdueForReview(day)).isEmpty();
    assertThat(holds().overdueForReview(day.plusDays(90))).hasSize(2);
    assertThat(holds().review(hold(OTHER, FIRST, day.plusDays(9)))).isFalse();
    assertThat(holds().review(hold(OTHER, SECOND, day))).isFalse();
  }
}
