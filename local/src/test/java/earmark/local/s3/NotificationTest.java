package earmark.local.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationTest {
  private static final String QUEUE = "arn:aws:sqs:eu-west-2:000000000000:arrivals";

  @Test
  void shouldHearOfEveryKindOfEventUnderAStar() {
    Notification notification = new Notification(QUEUE, List.of("s3:ObjectCreated:*"));

    assertThat(notification.wants("ObjectCreated:Put", "key")).isTrue();
    assertThat(notification.wants("ObjectCreated:Copy", "key")).isTrue();
    assertThat(notification.wants("ObjectRemoved:Delete", "key")).isFalse();
  }

  @Test
  void shouldHearOfTheNamedEventOnly() {
    Notification notification =
        new Notification(QUEUE, List.of("s3:ObjectRemoved:DeleteMarkerCreated"));

    assertThat(notification.wants("ObjectRemoved:DeleteMarkerCreated", "key")).isTrue();
    assertThat(notification.wants("ObjectRemoved:Delete", "key")).isFalse();
  }

  @Test
  void shouldHearOfKeysWithItsPrefixAndSuffixOnly() {
    Notification notification =
        new Notification(QUEUE, List.of("s3:ObjectCreated:*"), "transcripts/", ".json");

    assertThat(notification.wants("ObjectCreated:Put", "transcripts/1.json")).isTrue();
    assertThat(notification.wants("ObjectCreated:Put", "transcripts/1.wav")).isFalse();
    assertThat(notification.wants("ObjectCreated:Put", "work/1.json")).isFalse();
  }
}
