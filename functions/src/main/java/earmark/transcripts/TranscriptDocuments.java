package earmark.transcripts;

import earmark.policy.Policy;
import earmark.recordings.Recording;

/** Renders a transcript as the documents people read. */
public final class TranscriptDocuments {
  private TranscriptDocuments() {}

  /**
   * The document, with the parties named, each turn timed and low confidence marked, in the zone
   * and words of the policy this jar was built with. Whatever was heard or named is escaped as the
   * form demands.
   */
  public static String render(Transcript transcript, Recording recording, Format format) {
    return render(transcript, recording, format, Bundled.POLICY);
  }

  static String render(Transcript transcript, Recording recording, Format format, Policy policy) {
    TranscriptDocument document = TranscriptDocument.of(transcript, recording, policy);
    return switch (format) {
      case JSON -> JsonDocument.write(document);
      case HTML -> HtmlDocument.write(document);
      case TEXT -> TextDocument.write(document);
      case VTT -> VttDocument.write(document);
    };
  }

  /** Read once, when it is first needed. */
  private static final class Bundled {
    static final Policy POLICY = Policy.bundled();
  }

  /** The forms a transcript can be read in. */
  public enum Format {
    JSON("application/json"),
    HTML("text/html; charset=utf-8"),
    TEXT("text/plain; charset=utf-8"),
    VTT("text/vtt; charset=utf-8");

    private final String contentType;

    Format(String contentType) {
      this.contentType = contentType;
    }

    public String contentType() {
      return contentType;
    }
  }
}
