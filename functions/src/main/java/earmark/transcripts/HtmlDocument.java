package earmark.transcripts;

import earmark.transcripts.Transcript.Turn;
import java.util.stream.Collectors;

/**
 * The transcript as a page that can be read on a screen, by a screen reader and on paper. It loads
 * nothing and runs nothing.
 */
final class HtmlDocument {
  private static final String STYLE =
      """

      :root { color-scheme: light; }
      body { margin: 0; background: #fff; color: #1b1b1b;
        font: 1.0625rem/1.55 "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
      main { max-width: 50rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
      h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1.25rem; }
      h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
      dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; margin: 0; }
      dt { color: #505a5f; }
      dd { margin: 0; overflow-wrap: anywhere; }
      aside { margin-top: 1.5rem; padding: .75rem 1rem; border-left: .3rem solid #1d5b8f;
        background: #f3f6f9; }
      aside p { margin: .25rem 0; }
      table { width: 100%; border-collapse: collapse; }
      th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0;
        border-bottom: 1px solid #d5d9dc; }
      thead th { color: #505a5f; font-weight: 600; border-bottom: 2px solid #1b1b1b; }
      tbody th { font-weight: 600; width: 9rem; }
      .time { width: 4.5rem; font-variant-numeric: tabular-nums; color: #505a5f;
        white-space: nowrap; }
      mark { background: #fff3bf; color: inherit; border-bottom: 2px dotted #7a5b00; }
      .spoken { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden;
        clip-path: inset(50%); white-space: nowrap; }
      @media (max-width: 36rem) {
        .time { width: 3.5rem; }
        tbody th { width: 5.5rem; }
      }
      @media print {
        body { font-size: 11pt; }
        main { max-width: none; padding: 0; }
        tr, aside { break-inside: avoid; }
        h2 { break-after: avoid; }
        aside { border: 1px solid #1b1b1b; background: none; }
        mark { background: none; }
      }
      """;

  private HtmlDocument() {}

  static String write(TranscriptDocument document) {
    return """
    <!DOCTYPE html>
    <html lang="en-GB">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>%s, %s, %s</title>
    <style>%s</style>
    </head>
    <body>
    <main>
    <h1>%s</h1>
    <dl>
    %s</dl>
    <aside aria-label="About this transcript">
    %s</aside>
    <h2 id="said">What was said</h2>
    %s</main>
    </body>
    </html>
    """
        .formatted(
            TranscriptDocument.TITLE,
            escape(document.facts().get("Date")),
            escape(document.facts().get("Time")),
            STYLE,
            TranscriptDocument.TITLE,
            facts(document),
            remarks(document),
            turns(document));
  }

  private static String facts(TranscriptDocument document) {
    return document.facts().entrySet().stream()
        .map(
            fact ->
                "<dt>%s</dt><dd>%s</dd>\n"
                    .formatted(escape(fact.getKey()), escape(fact.getValue())))
        .collect(Collectors.joining());
  }

  private static String remarks(TranscriptDocument document) {
    String remarks =
        document.remarks().stream()
            .map(remark -> "<p>" + escape(remark) + "</p>\n")
            .collect(Collectors.joining());
    return remarks
        + "<p>Words that the machine was not sure of are "
        + mark("marked like this")
        + ".</p>\n";
  }

  private static String turns(TranscriptDocument document) {
    if (document.transcript().turns().isEmpty()) {
      return "<p>Nothing.</p>\n";
    }
    return """
    <table aria-labelledby="said">
    <thead>
    <tr><th scope="col">Time</th><th scope="col">Speaker</th><th scope="col">Words</th></tr>
    </thead>
    <tbody>
    %s</tbody>
    </table>
    """
        .formatted(
            document.transcript().turns().stream()
                .map(turn -> turn(document, turn))
                .collect(Collectors.joining()));
  }

  private static String turn(TranscriptDocument document, Turn turn) {
    return "<tr><td class=\"time\">%s</td><th scope=\"row\">%s</th><td>%s</td></tr>\n"
        .formatted(CallTimes.place(turn.start()), escape(document.name(turn)), words(turn));
  }

  private static String words(Turn turn) {
    return TranscriptDocument.stretches(turn.words()).stream()
        .map(said -> said.uncertain() ? mark(said.text()) : escape(said.text()))
        .collect(Collectors.joining(" "));
  }

  /** Screen readers mostly say nothing of a mark, so the page says it for them. */
  private static String mark(String text) {
    return "<mark>" + escape(text) + "<span class=\"spoken\"> (uncertain)</span></mark>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
