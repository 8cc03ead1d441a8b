package earmark.local.transcribe;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Hears words in speech. Safe to be used by several threads at once. */
public interface SpeechEngine {
  /** Who heard it, for people: it stands in every document the engine made. */
  String name();

  /**
   * Hears one voice.
   *
   * @param pcm one channel of signed 16-bit little-endian samples, 16,000 of them a second, without
   *     a header; read to its end, not closed
   * @return the words in the order they were said; none for silence
   * @throws IOException when the stream cannot be read
   */
  List<HeardWord> hear(InputStream pcm) throws IOException;
}
