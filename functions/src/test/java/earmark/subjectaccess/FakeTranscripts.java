package earmark.subjectaccess;

import earmark.recordings.Recording;
import earmark.recordings.RecordingId;
import earmark.transcripts.Transcript;
import earmark.transcripts.Transcripts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Transcripts in memory: jobs end when a test says so. */
final class FakeTranscripts implements Transcripts {
  private final Map<RecordingId, State> states = new HashMap<>();
  private final Map<RecordingId, Start> answers = new HashMap<>();
  private int jobs;
  private int reads;
  private Runnable atStart = () -> {};

  /** What the next beginning is answered with. */
  void answer(RecordingId id, Start start) {
    answers.put(id, start);
  }

  void become(RecordingId id, State state) {
    states.put(id, state);
  }

  void atStart(Runnable happens) {
    atStart = happens;
  }

  int jobs() {
    return jobs;
  }

  int reads() {
    return reads;
  }

  @Override
  public Start start(Recording recording) {
    atStart.run();
    if (answers.containsKey(recording.id())) {
      return answers.get(recording.id());
    }
    if (states.putIfAbsent(recording.id(), new State.InProgress()) != null) {
      return new Start.AlreadyBegun();
    }
    jobs++;
    return new Start.Begun();
  }

  @Override
  public State state(RecordingId id) {
    return states.getOrDefault(id, new State.NotBegun());
  }

  @Override
  public Optional<Transcript> read(RecordingId id) {
    reads++;
    return state(id) instanceof State.Ready ? Optional.of(TRANSCRIPT) : Optional.empty();
  }

  private static final Transcript TRANSCRIPT =
      new Transcript(
          "Amazon Transcribe",
          List.of(turn("ch_0", 0, "Hello", 0.99), turn("ch_1", 2, "Morning.", 0.42)));

  private static Transcript.Turn turn(String speaker, int second, String word, double confidence) {
    Duration start = Duration.ofSeconds(second);
    Duration end = start.plusMillis(600);
    return new Transcript.Turn(
        speaker, start, end, List.of(new Transcript.Word(word, start, end, confidence)));
  }
}
