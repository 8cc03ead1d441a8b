package earmark.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every notifications port does. */
abstract class NotificationsContract {
  static final Notice NOTICE =
      new Notice(
          "customer-service-manager",
          Notice.Kind.REQUEST_OPENED,
          "sar-nbswy3dpeb3w64tmmqxc4lroff",
          Instant.parse("2026-11-24T10:15:00Z"));

  abstract Notifications notifications();

  abstract List<Notice> notices();

  @Test
  void shouldKeepWhatIsTold() {
    notifications().tell(NOTICE);

    assertThat(notices()).containsExactly(NOTICE);
  }

  @Test
  void shouldKeepOneNoticeOfWhatIsToldTwice() {
    notifications().tell(NOTICE);
    notifications().tell(NOTICE);

    assertThat(notices()).containsExactly(NOTICE);
  }

  @Test
  void shouldKeepDifferentThingsApart() {
    notifications().tell(NOTICE);
    notifications()
        .tell(new Notice(NOTICE.role(), Notice.Kind.TRANSCRIPT_READY, NOTICE.about(), NOTICE.at()));

    assertThat(notices()).hasSize(2);
  }
}
