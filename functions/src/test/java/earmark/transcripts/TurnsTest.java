package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import earmark.transcripts.Transcript.Turn;
import earmark.transcripts.Transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  private static Word word(String text, int start, int end) {
    return new Word(text, Duration.ofMillis(start), Duration.ofMillis(end), 1);
  }

  private static List<String> said(Map<String, List<Word>> words) {
    return Turns.of(words).stream()
        .map(
            turn ->
                turn.speaker()
                    + " "
                    + turn.words().stream().map(Word::text).collect(Collectors.joining(" ")))
        .toList();
  }

  @Test
  void shouldEndATurnAtALongPauseOnly() {
    List<Word> words = List.of(word("one", 0, 100), word("two", 1600, 1700), word("x", 3201, 3300));

    assertThat(said(Map.of("a", words))).containsExactly("a one two", "a x");
  }

  @Test
  void shouldEndATurnWhenTheOtherAnswers() {
    assertThat(
            said(
                Map.of(
                    "a", List.of(word("hello", 0, 400), word("fine", 900, 1200)),
                    "b", List.of(word("how", 450, 600), word("are", 600, 700)))))
        .containsExactly("a hello", "b how are", "a fine");
  }

  @Test
  void shouldNotCutASentenceToPiecesWhenTheOtherTalksOverIt() {
    assertThat(
            said(
                Map.of(
                    "a",
                        List.of(word("the", 0, 300), word("long", 300, 700), word("one", 700, 900)),
                    "b", List.of(word("mm", 350, 500), word("yes", 720, 800)))))
        .containsExactly("a the long one", "b mm yes");
  }

  @Test
  void shouldKeepWordsTogetherThatTakeNoTime() {
    assertThat(said(Map.of("a", List.of(word("one", 0, 0), word("two", 0, 0), word("x", 5, 5)))))
        .containsExactly("a one two x");
  }

  @Test
  void shouldLoseNoWordAndKeepTheOrderWhateverIsSaid() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int call = 0; call < 500; call++) {
      Map<String, List<Word>> words = new LinkedHashMap<>();
      for (int i = 0; i < random.nextInt(60); i++) {
        int start = random.nextInt(20_000);
        words
            .computeIfAbsent("s" + random.nextInt(3), _ -> new ArrayList<>())
            .add(word("w" + i, start, start + random.nextInt(900)));
      }
      List<Turn> turns = Turns.of(words);

      assertThat(turns).as("seed %d", seed).isSortedAccordingTo(Comparator.comparing(Turn::start));
      words.forEach(
          (speaker, all) ->
              assertThat(
                      turns.stream()
                          .filter(turn -> turn.speaker().equals(speaker))
                          .flatMap(turn -> turn.words().stream()))
                  .as("seed %d", seed)
                  .containsExactlyInAnyOrderElementsOf(all)
                  .isSortedAccordingTo(Comparator.comparing(Word::start)));
      assertThat(turns)
          .as("seed %d", seed)
          .allSatisfy(
              turn ->
                  assertThat(turn.words())
                      .isNotEmpty()
                      .allMatch(
                          word ->
                              word.start().compareTo(turn.start()) >= 0
                                  && word.end().compareTo(turn.end()) <= 0));
    }
  }
}
