package earmark.staff;

/** Where the staff directory is kept. */
public interface StaffDirectories {
  /**
   * The directory as it is, empty when none was ever imported.
   *
   * @throws DirectoryUnreadableException when it cannot be read whole
   */
  StaffDirectory load();

  /** The directory cannot be read whole: whoever needs it tries again later. */
  final class DirectoryUnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DirectoryUnreadableException(String reason) {
      super(reason);
    }
  }
}
