package earmark.local.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One function: its process is started at the first event, kept warm, and started anew after a
 * crash or a timeout, and when the clock was moved. One event at a time, the others wait their
 * turn.
 */
final class FunctionRuntime implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final FunctionSpec function;
  private final ChildSettings settings;
  private final Map<String, String> credentials;
  private final ReentrantLock turn = new ReentrantLock(true);
  private Child child;
  private boolean closed;

  FunctionRuntime(FunctionSpec function, ChildSettings settings, Map<String, String> credentials) {
    this.function = function;
    this.settings = settings;
    this.credentials = Map.copyOf(credentials);
  }

  FunctionSpec function() {
    return function;
  }

  /** Where the function's output goes. */
  Path log() {
    return Child.log(function, settings);
  }

  InvocationResult invoke(byte[] payload) {
    turn.lock();
    try {
      Invocation invocation = living().invoke(payload);
      if (!within(LONGEST_START, anyOf(invocation))) {
        return overdue(invocation, "Sandbox.StartTimedout", LONGEST_START);
      }
      if (!within(function.timeout(), invocation.result())) {
        return overdue(invocation, "Sandbox.Timedout", function.timeout());
      }
      return invocation.result().join();
    } finally {
      turn.unlock();
    }
  }

  private static CompletableFuture<Object> anyOf(Invocation invocation) {
    return CompletableFuture.anyOf(invocation.taken(), invocation.result());
  }

  private Child living() {
    if (closed) {
      throw new IllegalStateException(function.name() + " was invoked after the stack was closed");
    }
    if (child != null && !(child.isAlive() && child.ahead().equals(settings.ahead().get()))) {
      child.close();
      child = null;
    }
    if (child == null) {
      child = Child.start(function, settings, credentials);
    }
    return child;
  }

  /** As Lambda does: the process is stopped, and the next event gets a new one. */
  private InvocationResult overdue(Invocation invocation, String type, Duration allowed) {
    invocation.fail(
        type,
        "%s Task timed out after %d.00 seconds"
            .formatted(invocation.requestId(), allowed.toSeconds()));
    child.close();
    child = null;
    return invocation.result().join();
  }

  private static boolean within(Duration time, CompletableFuture<?> event) {
    try {
      event.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Stops the process at once, whatever it does. */
  @Override
  public void close() {
    closed = true;
    Child last = child;
    if (last != null) {
      last.close();
    }
  }
}
