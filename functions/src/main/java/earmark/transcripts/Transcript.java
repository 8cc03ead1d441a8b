package earmark.transcripts;

import java.time.Duration;
import java.util.List;

/**
 * What was said in a recording.
 *
 * @param engine which recogniser heard it, for example {@code Amazon Transcribe}
 * @param turns in the order they began
 */
public record Transcript(String engine, List<Turn> turns) {
  public Transcript {
    turns = List.copyOf(turns);
  }

  /** Never prints what was said. */
  @Override
  public String toString() {
    return "Transcript[" + engine + ", " + turns.size() + " turns]";
  }

  /**
   * What one speaker said in one go.
   *
   * @param speaker the recogniser's label: {@code ch_0} for the first channel, {@code spk_0} for
   *     the first voice
   */
  public record Turn(String speaker, Duration start, Duration end, List<Word> words) {
    public Turn {
      words = List.copyOf(words);
    }

    /** Never prints what was said. */
    @Override
    public String toString() {
      return "Turn[" + speaker + ", " + words.size() + " words]";
    }
  }

  /**
   * A word, with the punctuation that follows it.
   *
   * @param confidence from 0 to 1
   */
  public record Word(String text, Duration start, Duration end, double confidence) {
    /** Never prints what was said. */
    @Override
    public String toString() {
      return "Word[" + confidence + "]";
    }
  }
}
