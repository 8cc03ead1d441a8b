package earmark.local.transcribe;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs jobs, a few at a time, and tells when one has ended. */
final class JobRunner implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());

  private final Jobs jobs;
  private final CallerS3 s3;
  private final Listener listener;
  private final Clock clock;
  private final Consumer<String> stateChanges;
  private final ExecutorService threads;

  JobRunner(Jobs jobs, CallerS3 s3, Listener listener, Clock clock, Consumer<String> stateChanges) {
    this.jobs = jobs;
    this.s3 = s3;
    this.listener = listener;
    this.clock = clock;
    this.stateChanges = stateChanges;
    this.threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().name("transcribe-", 1).daemon().factory());
  }

  void submit(Job job) {
    threads.execute(() -> run(job.name()));
  }

  private void run(String name) {
    jobs.change(name, job -> job.start(clock.instant())).ifPresent(job -> end(job, outcome(job)));
  }

  private UnaryOperator<Job> outcome(Job job) {
    try {
      transcribe(job);
      return running -> running.complete(clock.instant());
    } catch (JobFailedException e) {
      return failed(e.getMessage());
    } catch (IOException e) {
      LOG.log(Level.FINE, "The media of a job cannot be decoded", e);
      return failed(JobFailedException.unreadable().getMessage());
    } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
      LOG.log(Level.WARNING, "A transcription job failed", e);
      return failed("An internal error occurred. Try your request again.");
    }
  }

  private UnaryOperator<Job> failed(String reason) {
    return running -> running.fail(clock.instant(), reason);
  }

  private void transcribe(Job job) throws IOException, JobFailedException {
    var request = job.request();
    var media = Files.createTempFile("earmark-media-", ".tmp");
    try {
      s3.fetch(job.callerAccessKeyId(), request.mediaObject().orElseThrow(), media);
      var hearing = listener.hear(media, request);
      var document = ResultDocument.of(job.name(), listener.engineFor(request), hearing);
      s3.put(job.callerAccessKeyId(), request.output(), document.toString());
    } finally {
      Files.deleteIfExists(media);
    }
  }

  private void end(Job job, UnaryOperator<Job> outcome) {
    jobs.change(job.name(), outcome)
        .ifPresent(ended -> stateChanges.accept(JobJson.event(ended, clock.instant())));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
