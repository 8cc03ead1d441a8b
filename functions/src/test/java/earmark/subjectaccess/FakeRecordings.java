package earmark.subjectaccess;

import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import earmark.recordings.Recordings;
import earmark.retention.FakeHolds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The index of recordings in memory, in pages of two. */
final class FakeRecordings implements Recordings {
  static final int PAGE = 2;

  private final List<Recording> all = new ArrayList<>();
  private final FakeHolds holds = new FakeHolds();
  private int searches;

  /** The holds of the same recordings. */
  FakeHolds holds() {
    return holds;
  }

  void add(Recording recording) {
    all.add(recording);
    holds.vaulted(recording.id(), recording.vaultVersion(), recording.retainUntil());
  }

  void remove(RecordingId id) {
    holds.forget(id);
    all.removeIf(recording -> recording.id().equals(id));
  }

  int searches() {
    return searches;
  }

  @Override
  public Optional<Recording> find(RecordingId id) {
    return all.stream().filter(recording -> recording.id().equals(id)).findFirst();
  }

  @Override
  public Page withCustomer(String number, Instant from, Instant to, Optional<Cursor> after) {
    return page(r -> r.call().customerNumbers().contains(number), from, to, after);
  }

  @Override
  public Page withStaff(String staffId, Instant from, Instant to, Optional<Cursor> after) {
    return page(
        r -> r.call().staff().stream().anyMatch(member -> member.staffId().equals(staffId)),
        from,
        to,
        after);
  }

  @Override
  public Page between(Instant from, Instant to, Optional<Cursor> after) {
    return page(_ -> true, from, to, after);
  }

  private Page page(Predicate<Recording> wanted, Instant from, Instant to, Optional<Cursor> after) {
    searches++;
    int begin = after.map(Cursor::value).map(Integer::parseInt).orElse(0);
    List<Recording> found =
        all.stream()
            .filter(wanted)
            .filter(recording -> recording.call().time().liesIn(from, to))
            .sorted(Comparator.comparing(recording -> recording.call().time().start()))
            .toList();
    int end = Math.min(begin + PAGE, found.size());
    Optional<Cursor> next =
        end < found.size() ? Optional.of(new Cursor(Integer.toString(end))) : Optional.empty();
    return new Page(found.subList(begin, end), next);
  }
}
