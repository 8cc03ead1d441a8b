package earmark.local;

import java.nio.file.Path;

/** A function that was invoked by hand failed. */
public final class FunctionFailedException extends RuntimeException {
  FunctionFailedException(String function, String error, Path log) {
    super(function + " failed: " + error + " (its output is in " + log + ")");
  }
}
