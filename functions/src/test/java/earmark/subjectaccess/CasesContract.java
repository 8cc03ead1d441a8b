package earmark.subjectaccess;

import static earmark.subjectaccess.Samples.CALL;
import static earmark.subjectaccess.Samples.CASE;
import static earmark.subjectaccess.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every store of cases does. */
abstract class CasesContract {
  static final CaseId OTHER = new CaseId("sar-aaaaaaaaaaaaaaaaaaaaaaaaaa");
  static final CaseEvent RECEIVED =
      new CaseEvent.RequestReceived(NOW, "subject-1", Samples.request());
  static final CaseEvent MATCHED =
      new CaseEvent.CallsMatched(
          NOW,
          List.of(CALL),
          new CaseEvent.SearchStatement(
              Samples.request().numbers(), Samples.request().windows(), 1));
  static final CaseEvent BEGUN =
      new CaseEvent.TranscriptsBegun(
          NOW,
          "subject-1",
          List.of(
              new CaseEvent.Outcome(
                  CALL, CaseEvent.Outcome.Kind.REFUSED, Optional.of("too short"))));

  abstract Cases cases();

  @Test
  void shouldKnowNoCaseThatWasNotOpened() {
    assertThat(cases().events(CASE)).isEmpty();
  }

  @Test
  void shouldKeepEventsInTheirOrder() {
    assertThat(cases().open(CASE, "fingerprint", List.of(RECEIVED, MATCHED))).isEmpty();
    assertThat(cases().append(CASE, 2, List.of(BEGUN))).isTrue();

    assertThat(cases().events(CASE)).containsExactly(RECEIVED, MATCHED, BEGUN);
  }

  @Test
  void shouldKeepTheOrderBeyondTenEvents() {
    cases().open(CASE, "fingerprint", List.of(RECEIVED));
    List<CaseEvent> expected = new ArrayList<>(List.of(RECEIVED));
    for (int version = 1; version < 12; version++) {
      CaseEvent event =
          new CaseEvent.TranscriptsBegun(NOW.plusSeconds(version), "subject-1", List.of());
      cases().append(CASE, version, List.of(event));
      expected.add(event);
    }

    assertThat(cases().events(CASE)).isEqualTo(expected);
  }

  @Test
  void shouldOpenOneCaseForOneFingerprint() {
    cases().open(CASE, "fingerprint", List.of(RECEIVED));

    assertThat(cases().open(OTHER, "fingerprint", List.of(RECEIVED))).contains(CASE);

    assertThat(cases().events(OTHER)).isEmpty();
    assertThat(cases().events(CASE)).containsExactly(RECEIVED);
  }

  @Test
  void shouldOpenCasesForDifferentFingerprints() {
    cases().open(CASE, "fingerprint", List.of(RECEIVED));

    assertThat(cases().open(OTHER, "another", List.of(RECEIVED))).isEmpty();

    assertThat(cases().events(OTHER)).containsExactly(RECEIVED);
  }

  @Test
  void shouldTakeNothingFromWhoHasReadTooLittle() {
    cases().open(CASE, "fingerprint", List.of(RECEIVED));
    cases().append(CASE, 1, List.of(MATCHED));

    assertThat(cases().append(CASE, 1, List.of(BEGUN, BEGUN))).isFalse();

    assertThat(cases().events(CASE)).containsExactly(RECEIVED, MATCHED);
  }
}
