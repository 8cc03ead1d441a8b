package earmark.transcripts;

import earmark.recordings.RecordingId;

/** PCM copies of recordings whose codec Transcribe may not take. */
interface WorkCopies {
  /**
   * Makes the work copy of a recording; making it again makes the same one.
   *
   * @throws UnreadableAudio when the audio is damaged, so that trying again is of no use
   */
  void make(RecordingId id, Media media) throws UnreadableAudio;

  /** Removes it, if it is there. The vault's original is never touched. */
  void remove(RecordingId id);

  /** Audio that cannot be decoded; the message is for people. */
  final class UnreadableAudio extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableAudio(String reason) {
      super(reason);
    }
  }
}
