package earmark.staff;

import earmark.staff.StaffDirectory.Entry;
import java.util.List;

/** Where an import of the staff directory goes. */
interface DirectoryStore {
  /**
   * Puts these entries in place of all that were there, at one stroke for whoever reads.
   *
   * @param name of the import: the same for the same entries
   */
  void replace(String name, List<Entry> entries);
}
