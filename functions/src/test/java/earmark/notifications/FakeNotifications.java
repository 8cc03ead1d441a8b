package earmark.notifications;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Notices in memory; it can be told to fail. */
public final class FakeNotifications implements Notifications {
  private final Set<Notice> notices = new LinkedHashSet<>();
  private boolean broken;

  @Override
  public void tell(Notice notice) {
    if (broken) {
      throw new IllegalStateException("told to fail");
    }
    notices.add(notice);
  }

  public void fails(boolean fails) {
    broken = fails;
  }

  public List<Notice> notices() {
    return List.copyOf(notices);
  }
}
