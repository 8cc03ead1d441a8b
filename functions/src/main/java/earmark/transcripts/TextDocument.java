package earmark.transcripts;

import earmark.transcripts.Transcript.Turn;
import java.util.stream.Collectors;

/** The transcript as plain text: a paragraph for each turn, {@code [word?]} where it is unsure. */
final class TextDocument {
  private TextDocument() {}

  static String write(TranscriptDocument document) {
    StringBuilder text = new StringBuilder();
    line(text, TranscriptDocument.TITLE);
    line(text, "=".repeat(TranscriptDocument.TITLE.length()));
    line(text, "");
    document.facts().forEach((name, value) -> line(text, "%-15s %s".formatted(name + ":", value)));
    line(text, "");
    document.remarks().forEach(remark -> line(text, remark));
    line(text, "Words that the machine was not sure of stand in brackets: [word?].");
    for (Turn turn : document.transcript().turns()) {
      line(text, "");
      line(
          text,
          "[%s] %s: %s".formatted(CallTimes.place(turn.start()), document.name(turn), words(turn)));
    }
    return text.toString();
  }

  private static String words(Turn turn) {
    return TranscriptDocument.stretches(turn.words()).stream()
        .map(said -> said.uncertain() ? "[" + said.text() + "?]" : said.text())
        .collect(Collectors.joining(" "));
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
