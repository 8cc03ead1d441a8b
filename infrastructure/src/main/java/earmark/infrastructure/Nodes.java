package earmark.infrastructure;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Finds out before the CDK does whether Node is there: jsii's own message is a stack trace. */
final class Nodes {
  static final String MISSING =
      "The CDK runs on Node: put 'node' (version 20 or newer) on the PATH and build again.";

  private Nodes() {}

  /** Whether this command answers, within 20 seconds. */
  static boolean answers(String command) {
    try {
      Process process =
          new ProcessBuilder(command, "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
