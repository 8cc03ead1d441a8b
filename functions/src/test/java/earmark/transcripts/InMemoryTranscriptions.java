package earmark.transcripts;

import earmark.recordings.RecordingId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries in memory, with small pages. */
final class InMemoryTranscriptions implements Transcriptions {
  private static final int PAGE = 2;
  private static final Comparator<Transcription> ORDER =
      Comparator.comparing(Transcription::requestedAt).thenComparing(entry -> entry.id().value());

  private final Map<RecordingId, Transcription> entries = new HashMap<>();
  private final World world;

  InMemoryTranscriptions(World world) {
    this.world = world;
  }

  @Override
  public Optional<Transcription> find(RecordingId id) {
    return Optional.ofNullable(entries.get(id)).filter(this::lasts);
  }

  @Override
  public Optional<Transcription> add(Transcription transcription) {
    world.before();
    Optional<Transcription> before = find(transcription.id());
    if (before.isEmpty()) {
      entries.put(transcription.id(), transcription);
    }
    world.after();
    return before;
  }

  @Override
  public boolean change(Transcription changed) {
    world.before();
    Transcription before = entries.get(changed.id());
    if (before == null || before.revision() != changed.revision() - 1) {
      return false;
    }
    entries.put(changed.id(), changed);
    world.after();
    return true;
  }

  private boolean lasts(Transcription entry) {
    return !entry.expired(world.now);
  }

  @Override
  public Page unfinished(Optional<Cursor> after) {
    List<Transcription> all =
        entries.values().stream()
            .filter(Transcription::unfinished)
            .filter(this::lasts)
            .filter(entry -> after.isEmpty() || ORDER.compare(entry, after.get().last()) > 0)
            .sorted(ORDER)
            .toList();
    List<Transcription> page = all.stream().limit(PAGE).toList();
    return new Page(
        page, all.size() > PAGE ? Optional.of(new Cursor(page.getLast())) : Optional.empty());
  }
}
