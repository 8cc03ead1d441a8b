package earmark.recordings;

import java.util.Optional;

/** Who took part in a call. */
public sealed interface Party {
  /**
   * Somebody from outside.
   *
   * @param number in E.164, for example {@code +441632960001}; empty when it was withheld
   */
  record Customer(Optional<String> number) implements Party {
    /** Never prints whose number it is. */
    @Override
    public String toString() {
      return number.isPresent() ? "Customer" : "Customer[withheld]";
    }
  }

  /**
   * A member of staff, as the directory had it at the time of the call.
   *
   * @param staffId the person's id in the staff directory
   * @param role one of the policy's staff roles
   * @param line the extension or number (E.164) that was theirs
   */
  record StaffMember(String staffId, String role, String line) implements Party {
    /** Never prints who it is. */
    @Override
    public String toString() {
      return "StaffMember[" + role + "]";
    }
  }

  /**
   * A line that names nobody: an extension that the directory does not know for that time, or a
   * number that is masked or cannot be read.
   *
   * @param line as the phone system wrote it
   */
  record UnknownLine(String line) implements Party {
    /** Never prints the line. */
    @Override
    public String toString() {
      return "UnknownLine";
    }
  }
}
