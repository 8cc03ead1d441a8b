package earmark.local.transcribe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Words that one voice said without a longer pause.
 *
 * @param voice the number of its channel
 */
record Segment(int voice, List<HeardWord> words) {
  private static final Duration PAUSE = Duration.ofMillis(700);

  Segment {
    words = List.copyOf(words);
  }

  Duration start() {
    return words.getFirst().start();
  }

  Duration end() {
    return words.getLast().end();
  }

  /** The segments of all voices, in the order in which they began. */
  static List<Segment> of(List<List<HeardWord>> voices) {
    var segments = new ArrayList<Segment>();
    for (var voice = 0; voice < voices.size(); voice++) {
      segments.addAll(of(voice, voices.get(voice)));
    }
    segments.sort(Comparator.comparing(Segment::start));
    return segments;
  }

  private static List<Segment> of(int voice, List<HeardWord> words) {
    var segments = new ArrayList<Segment>();
    var from = 0;
    for (var i = 1; i <= words.size(); i++) {
      if (i == words.size() || pauseBetween(words.get(i - 1), words.get(i))) {
        segments.add(new Segment(voice, words.subList(from, i)));
        from = i;
      }
    }
    return segments;
  }

  private static boolean pauseBetween(HeardWord before, HeardWord after) {
    return after.start().minus(before.end()).compareTo(PAUSE) > 0;
  }
}
