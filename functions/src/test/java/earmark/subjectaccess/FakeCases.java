package earmark.subjectaccess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cases in memory, through the form in which they are stored. */
final class FakeCases implements Cases {
  private final Map<CaseId, List<String>> events = new HashMap<>();
  private final Map<String, CaseId> opened = new HashMap<>();
  private Runnable beforeAppend = () -> {};
  private Runnable beforeEvents = () -> {};
  private int reads;

  /** What somebody else does just before each append. */
  void beforeAppend(Runnable happens) {
    beforeAppend = happens;
  }

  /** What is looked at whenever a case is read. */
  void beforeEvents(Runnable happens) {
    beforeEvents = happens;
  }

  int reads() {
    return reads;
  }

  int count() {
    return events.size();
  }

  @Override
  public List<CaseEvent> events(CaseId id) {
    reads++;
    beforeEvents.run();
    return events.getOrDefault(id, List.of()).stream().map(CaseEventJson::read).toList();
  }

  @Override
  public Optional<CaseId> open(CaseId id, String fingerprint, List<CaseEvent> first) {
    Optional<CaseId> before = Optional.ofNullable(opened.putIfAbsent(fingerprint, id));
    if (before.isEmpty()) {
      append(id, 0, first);
    }
    return before;
  }

  @Override
  public boolean append(CaseId id, int version, List<CaseEvent> more) {
    Runnable happens = beforeAppend;
    beforeAppend = () -> {};
    happens.run();
    List<String> stored = events.computeIfAbsent(id, _ -> new ArrayList<>());
    if (stored.size() != version) {
      return false;
    }
    more.stream().map(CaseEventJson::write).forEach(stored::add);
    return true;
  }
}
