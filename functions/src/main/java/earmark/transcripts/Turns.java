package earmark.transcripts;

import earmark.transcripts.Transcript.Turn;
import earmark.transcripts.Transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Makes turns of words: a speaker's turn ends at a long pause, or at a pause in which somebody else
 * begins a word. Who talks over somebody does not cut the other's sentence to pieces.
 */
final class Turns {
  private static final Duration LONG_PAUSE = Duration.ofMillis(1500);

  private Turns() {}

  /** The turns, in the order they began. */
  static List<Turn> of(Map<String, List<Word>> wordsBySpeaker) {
    NavigableSet<Duration> starts = new TreeSet<>();
    wordsBySpeaker.values().forEach(words -> words.forEach(word -> starts.add(word.start())));
    List<Turn> turns = new ArrayList<>();
    wordsBySpeaker.forEach((speaker, words) -> turns.addAll(of(speaker, words, starts)));
    turns.sort(Comparator.comparing(Turn::start).thenComparing(Turn::speaker));
    return joined(turns);
  }

  /**
   * Joins what a speaker said in two goes, if nobody's turn began between and the pause is short.
   */
  private static List<Turn> joined(List<Turn> turns) {
    List<Turn> joined = new ArrayList<>();
    for (Turn turn : turns) {
      if (!joined.isEmpty() && goesOn(joined.getLast(), turn)) {
        List<Word> words = new ArrayList<>(joined.removeLast().words());
        words.addAll(turn.words());
        joined.add(turn(turn.speaker(), words));
      } else {
        joined.add(turn);
      }
    }
    return joined;
  }

  private static boolean goesOn(Turn before, Turn turn) {
    return before.speaker().equals(turn.speaker()) && !isLong(before.end(), turn.start());
  }

  private static boolean isLong(Duration end, Duration start) {
    return start.minus(end).compareTo(LONG_PAUSE) > 0;
  }

  private static List<Turn> of(String speaker, List<Word> unsorted, NavigableSet<Duration> starts) {
    List<Turn> turns = new ArrayList<>();
    List<Word> run = new ArrayList<>();
    for (Word word : unsorted.stream().sorted(Comparator.comparing(Word::start)).toList()) {
      if (!run.isEmpty() && isCut(run.getLast(), word, starts)) {
        turns.add(turn(speaker, run));
        run.clear();
      }
      run.add(word);
    }
    if (!run.isEmpty()) {
      turns.add(turn(speaker, run));
    }
    return turns;
  }

  private static boolean isCut(Word word, Word next, NavigableSet<Duration> starts) {
    boolean longPause = isLong(word.end(), next.start());
    Duration from = word.end().equals(word.start()) ? word.end().plusNanos(1) : word.end();
    Duration someone = starts.ceiling(from);
    return longPause || (someone != null && someone.compareTo(next.start()) < 0);
  }

  private static Turn turn(String speaker, List<Word> words) {
    Duration end = words.stream().map(Word::end).max(Comparator.naturalOrder()).orElseThrow();
    return new Turn(speaker, words.getFirst().start(), end, words);
  }
}
