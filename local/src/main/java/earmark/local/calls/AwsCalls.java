package earmark.local.calls;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands each AWS call to whoever counts them, in the order they were made. */
public final class AwsCalls {
  private final List<Consumer<AwsCall>> watchers = new CopyOnWriteArrayList<>();

  public void watch(Consumer<AwsCall> watcher) {
    watchers.add(watcher);
  }

  public void unwatch(Consumer<AwsCall> watcher) {
    watchers.remove(watcher);
  }

  public void record(AwsCall call) {
    watchers.forEach(watcher -> watcher.accept(call));
  }
}
