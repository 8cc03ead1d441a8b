package earmark.notifications;

/** Tells the people of a role that something waits for them or has happened. */
public interface Notifications {
  /** Tells; telling the same thing twice leaves one notice. */
  void tell(Notice notice);
}
