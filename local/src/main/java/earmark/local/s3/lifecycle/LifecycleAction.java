package earmark.local.s3.lifecycle;

import java.util.Optional;

/** What lifecycle does with a version. */
public sealed interface LifecycleAction {

  /**
   * Nothing yet.
   *
   * @param due when something will be, as things stand
   */
  record Keep(Optional<Due> due) implements LifecycleAction {}

  /** The current version is hidden behind a delete marker, and stays as a noncurrent one. */
  record Hide(Due by) implements LifecycleAction {}

  /** The version is deleted for good. */
  record Delete(Due by) implements LifecycleAction {}

  /** The version would be deleted for good, but a lock or a hold is in the way. */
  record Spare(Due by, ObjectVersion.Lock lock) implements LifecycleAction {}
}
