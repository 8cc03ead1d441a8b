package earmark.transcripts;

import earmark.recordings.RecordingId;
import java.util.List;
import java.util.Optional;

/** How far each transcript is: one entry for each recording, until it expires. */
interface Transcriptions {
  /** The entry as the last change left it. */
  Optional<Transcription> find(RecordingId id);

  /**
   * Adds an entry, unless its recording has one.
   *
   * @return the entry that keeps this one out; empty when this one was added
   */
  Optional<Transcription> add(Transcription transcription);

  /**
   * Changes an entry, unless somebody else changed it meanwhile.
   *
   * @param changed the entry, its revision one above the one that was read
   * @return whether it was changed
   */
  boolean change(Transcription changed);

  /** A page of the entries that wait or are in progress, first asked for first. */
  Page unfinished(Optional<Cursor> after);

  /**
   * Up to 50 entries.
   *
   * @param next where the next page begins; empty on the last one
   */
  record Page(List<Transcription> transcriptions, Optional<Cursor> next) {
    public Page {
      transcriptions = List.copyOf(transcriptions);
    }
  }

  /** The entry at which a page ended. */
  record Cursor(Transcription last) {}
}
