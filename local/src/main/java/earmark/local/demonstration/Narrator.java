package earmark.local.demonstration;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells whoever watches what happens, in colour where the terminal has any. */
final class Narrator {
  private static final String RESET = "\u001b[0m";

  private final PrintStream out;
  private final boolean colour;
  private final Clock clock;
  private final Instant began;
  private int step;
  private boolean failed;

  Narrator(PrintStream out, boolean colour, Clock clock) {
    this.out = out;
    this.colour = colour;
    this.clock = clock;
    this.began = clock.instant();
  }

  /** A step begins. */
  void step(String title, String explanation) {
    out.println();
    out.println(painted("1", " " + ++step + "  " + title));
    out.println(painted("2", "    " + explanation));
  }

  void good(String text) {
    out.println("    " + painted("32", "✔") + " " + text);
  }

  /** Something was kept aside, as it should be. */
  void aside(String text) {
    out.println("    " + painted("33", "◦") + " " + text);
  }

  /** A step did not happen: the demonstration has failed. */
  void bad(String text) {
    failed = true;
    out.println("    " + painted("31", "✘") + " " + text);
  }

  void detail(String text) {
    out.println("      " + painted("2", text));
  }

  /** Progress of something that takes time. */
  void progress(String text) {
    out.println("    " + painted("2", "… " + text + " (" + seconds() + " s)"));
  }

  void plain(String text) {
    out.println(text);
  }

  boolean failed() {
    return failed;
  }

  /** Whole seconds since the demonstration began. */
  long seconds() {
    return Duration.between(began, clock.instant()).toSeconds();
  }

  private String painted(String style, String text) {
    return colour ? "\u001b[" + style + "m" + text + RESET : text;
  }
}
