package earmark.transcripts;

import earmark.transcripts.Transcript.Turn;
import earmark.transcripts.Transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The transcript as captions that a player shows beside the recording.
 *
 * @see <a href="https://www.w3.org/TR/webvtt1/">WebVTT</a>
 */
final class VttDocument {
  /** Two lines on a screen. */
  private static final int MOST_CHARACTERS = 84;

  private VttDocument() {}

  static String write(TranscriptDocument document) {
    StringBuilder vtt = new StringBuilder("WEBVTT\n");
    document.remarks().forEach(remark -> vtt.append("\nNOTE ").append(escape(remark)).append("\n"));
    vtt.append("\nSTYLE\n::cue(.uncertain) {\n  text-decoration: underline;\n}\n");
    for (Turn turn : document.transcript().turns()) {
      cues(turn.words()).forEach(words -> append(vtt, document.name(turn), words));
    }
    return vtt.toString();
  }

  private static List<List<Word>> cues(List<Word> words) {
    List<List<Word>> cues = new ArrayList<>();
    int characters = MOST_CHARACTERS;
    for (Word word : words) {
      int more = word.text().length() + 1;
      if (characters + more > MOST_CHARACTERS) {
        cues.add(new ArrayList<>());
        characters = 0;
      }
      characters += more;
      cues.getLast().add(word);
    }
    return cues;
  }

  private static void append(StringBuilder vtt, String speaker, List<Word> words) {
    Duration start = words.getFirst().start();
    Duration end = words.stream().map(Word::end).max(Duration::compareTo).orElse(start);
    // A cue must end after it begins.
    Duration seen = end.compareTo(start) > 0 ? end : start.plusMillis(1);
    vtt.append("\n%s --> %s\n".formatted(time(start), time(seen)));
    vtt.append("<v ").append(voice(speaker)).append('>').append(text(words)).append("\n");
  }

  /** A name that ended in two hyphens would make an arrow with the bracket that closes it. */
  private static String voice(String speaker) {
    return escape(speaker).replaceAll("-{2,}", "-");
  }

  private static String text(List<Word> words) {
    return TranscriptDocument.stretches(words).stream()
        .map(
            said ->
                said.uncertain()
                    ? "<c.uncertain>" + escape(said.text()) + "</c>"
                    : escape(said.text()))
        .collect(Collectors.joining(" "));
  }

  private static String time(Duration time) {
    return "%02d:%02d:%02d.%03d"
        .formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart(), time.toMillisPart());
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
