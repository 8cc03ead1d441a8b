package earmark.local.transcribe;

import com.fasterxml.jackson.core.type.TypeReference;
import earmark.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The account's jobs, by name. With a file they outlive the process; a job that was under way when
 * the process ended has failed then, for its caller's credentials are gone.
 */
final class Jobs {
  private static final String STOPPED =
      "An internal error occurred: the service was stopped while the job was running. Start the job"
          + " again.";

  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Optional<Path> file;
  private boolean closed;

  Jobs(Optional<Path> file, Clock clock) {
    this.file = file;
    file.filter(Files::exists)
        .map(Jobs::read)
        .orElse(List.of())
        .forEach(job -> jobs.put(job.name(), job));
    jobs.replaceAll((name, job) -> job.ended() ? job : job.fail(clock.instant(), STOPPED));
  }

  private static List<Job> read(Path file) {
    try {
      return Json.mapper().readValue(file.toFile(), new TypeReference<List<Job>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("The list of transcription jobs cannot be read: " + file, e);
    }
  }

  /**
   * Takes up a new job.
   *
   * @param atOnce how many jobs may be under way before one is refused that may not wait
   * @throws TranscribeException when the name is taken or too many jobs are under way
   */
  synchronized void add(Job job, int atOnce) {
    if (jobs.containsKey(job.name())) {
      throw TranscribeException.conflict();
    }
    if (!job.request().mayWait()
        && jobs.values().stream().filter(one -> !one.ended()).count() >= atOnce) {
      throw TranscribeException.limitExceeded();
    }
    jobs.put(job.name(), job);
    write();
  }

  synchronized Optional<Job> find(String name) {
    return Optional.ofNullable(jobs.get(name));
  }

  /** Leaves the jobs as they stand: what ends from now on is as if the process had been killed. */
  synchronized void close() {
    closed = true;
  }

  /** Changes a job, unless it was deleted meanwhile. */
  synchronized Optional<Job> change(String name, UnaryOperator<Job> change) {
    if (closed) {
      return Optional.empty();
    }
    var changed = Optional.ofNullable(jobs.computeIfPresent(name, (key, job) -> change.apply(job)));
    write();
    return changed;
  }

  synchronized boolean remove(String name) {
    var removed = jobs.remove(name) != null;
    write();
    return removed;
  }

  /** All jobs, the newest first. */
  synchronized List<Job> newestFirst() {
    return List.copyOf(jobs.values()).reversed();
  }

  private void write() {
    file.ifPresent(this::write);
  }

  private void write(Path place) {
    var draft = place.resolveSibling(place.getFileName() + ".new");
    try {
      Files.createDirectories(place.toAbsolutePath().getParent());
      Json.mapper().writeValue(draft.toFile(), List.copyOf(jobs.values()));
      Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("The list of transcription jobs cannot be written", e);
    }
  }
}
