package earmark.transcripts;

import earmark.notifications.Notice;
import earmark.recordings.RecordingId;
import earmark.transcripts.Transcription.Progress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything around the use cases, in memory: the table, Transcribe, the bucket, the notices. It
 * can be told to die before or after any of its steps.
 */
final class World {
  final InMemoryTranscriptions transcriptions = new InMemoryTranscriptions(this);
  final Map<String, TranscriptionJobs.JobState> jobs = new HashMap<>();
  final Set<RecordingId> outputs = new HashSet<>();
  final Set<RecordingId> workCopies = new HashSet<>();
  final List<Notice> notices = new ArrayList<>();
  Optional<String> unreadable = Optional.empty();
  Optional<String> rejected = Optional.empty();
  Optional<RecordingId> breaksFor = Optional.empty();
  boolean hasRoom = true;
  int roomAsked;
  int steps;
  int diesAtStep = Integer.MAX_VALUE;
  boolean diesAfterTheStep;
  Instant now = Samples.NOW;

  final Clock clock = new Watch();
  final TranscriptOutputs bucket = new Bucket();
  final BeginTranscript beginning =
      new BeginTranscript(transcriptions, new Transcribe(), new Copies(), clock);
  final EndTranscript ending = new EndTranscript(transcriptions, new Copies(), this::tell, clock);
  final StartTranscript starting = new StartTranscript(transcriptions, bucket, beginning, clock);
  final CollectTranscript collecting =
      new CollectTranscript(Samples.STAGE, transcriptions, ending, clock);
  final ReconcileTranscripts reconciling =
      new ReconcileTranscripts(transcriptions, new Transcribe(), bucket, beginning, ending, clock);

  /** The end of the process at a step. */
  static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final class Watch extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** Dies here, if it is to, before the step is done. */
  void before() {
    steps++;
    if (steps == diesAtStep && !diesAfterTheStep) {
      throw new Died();
    }
  }

  /** Dies here, if it is to, though the step was done. */
  void after() {
    if (steps == diesAtStep && diesAfterTheStep) {
      throw new Died();
    }
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  int reconcile() {
    return reconciling.reconcile(now.plusSeconds(60));
  }

  Progress progress() {
    return transcriptions.find(Samples.ID).orElseThrow().progress();
  }

  List<Notice.Kind> told() {
    return notices.stream().map(Notice::kind).toList();
  }

  void finish(String job, TranscriptionJobs.JobState state) {
    jobs.put(job, state);
    if (state instanceof TranscriptionJobs.JobState.Completed) {
      outputs.add(JobName.parse(job, Samples.STAGE).orElseThrow().id());
    }
  }

  private void tell(Notice notice) {
    before();
    if (!notices.contains(notice)) {
      notices.add(notice);
    }
    after();
  }

  private final class Transcribe implements TranscriptionJobs {
    @Override
    public Started start(Transcription transcription) {
      before();
      if (breaksFor.filter(transcription.id()::equals).isPresent()) {
        throw new IllegalStateException("Transcribe is not to be reached");
      }
      String name = JobName.of(transcription).in(Samples.STAGE);
      if (rejected.isPresent()) {
        return new Started.Rejected(rejected.get());
      }
      if (jobs.containsKey(name)) {
        return new Started.WasThere();
      }
      roomAsked++;
      if (!hasRoom) {
        return new Started.NoRoom();
      }
      if (transcription.media().needsWorkCopy() && !workCopies.contains(transcription.id())) {
        throw new AssertionError("A job was started without its work copy");
      }
      jobs.put(name, new JobState.Working());
      after();
      return new Started.Running();
    }

    @Override
    public JobState state(Transcription transcription) {
      before();
      return jobs.getOrDefault(JobName.of(transcription).in(Samples.STAGE), new JobState.Gone());
    }
  }

  private final class Bucket implements TranscriptOutputs {
    @Override
    public Optional<Transcript> read(RecordingId id) {
      return exists(id) ? Optional.of(new Transcript("a fake", List.of())) : Optional.empty();
    }

    @Override
    public boolean exists(RecordingId id) {
      before();
      return outputs.contains(id);
    }
  }

  private final class Copies implements WorkCopies {
    @Override
    public void make(RecordingId id, Media media) throws UnreadableAudio {
      before();
      if (unreadable.isPresent()) {
        throw new UnreadableAudio(unreadable.get());
      }
      workCopies.add(id);
      after();
    }

    @Override
    public void remove(RecordingId id) {
      before();
      workCopies.remove(id);
      after();
    }
  }
}
