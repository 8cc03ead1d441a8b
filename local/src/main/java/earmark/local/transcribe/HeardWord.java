package earmark.local.transcribe;

import java.time.Duration;

/**
 * A word that a recogniser heard.
 *
 * @param text as the recogniser spells it, without punctuation
 * @param start from the beginning of the sound
 * @param end from the beginning of the sound, not before {@code start}
 * @param confidence how sure the recogniser is, from 0 to 1
 */
public record HeardWord(String text, Duration start, Duration end, double confidence) {
  public HeardWord {
    if (end.compareTo(start) < 0) {
      throw new IllegalArgumentException("A word ends before it starts");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("A confidence lies between 0 and 1");
    }
  }
}
