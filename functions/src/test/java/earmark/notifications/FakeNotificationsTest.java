package earmark.notifications;

import java.util.List;

class FakeNotificationsTest extends NotificationsContract {
  private final FakeNotifications notifications = new FakeNotifications();

  @Override
  Notifications notifications() {
    return notifications;
  }

  @Override
  List<Notice> notices() {
    return notifications.notices();
  }
}
