package earmark.recordings;

import earmark.recordings.AudioWindow.MissingBytesException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Tells format, channels, sample rate and length of a file from its head, with at most one more
 * ranged read where a format keeps them elsewhere. The audio itself is never read, so that memory
 * and time do not depend on the size of a file.
 */
final class AudioReader {
  private static final List<AudioFormat> FORMATS =
      List.of(new WavFormat(), new OggFormat(), new FlacFormat(), new M4aFormat(), new Mp3Format());

  private AudioReader() {}

  /**
   * Reads a file's audio.
   *
   * @param readAt reads a piece of at most {@link Upload#HEAD_BYTES} from an offset on; called at
   *     most once
   */
  static AudioReading read(AudioWindow head, LongFunction<byte[]> readAt) {
    return FORMATS.stream()
        .filter(format -> format.recognises(head))
        .findFirst()
        .map(format -> read(format, head, readAt))
        .orElseGet(AudioReading.NotAudio::new);
  }

  private static AudioReading read(
      AudioFormat format, AudioWindow head, LongFunction<byte[]> readAt) {
    try {
      return reading(format.read(head));
    } catch (MissingBytesException missing) {
      return missing.offset() < head.size()
          ? again(format, head.with(missing.offset(), readAt.apply(missing.offset())))
          : new AudioReading.Unreadable();
    }
  }

  private static AudioReading again(AudioFormat format, AudioWindow window) {
    try {
      return reading(format.read(window));
    } catch (MissingBytesException stillMissing) {
      return new AudioReading.Unreadable();
    }
  }

  private static AudioReading reading(Optional<Audio> audio) {
    return audio.<AudioReading>map(AudioReading.Read::new).orElseGet(AudioReading.Unreadable::new);
  }

  /** A format of audio files. */
  interface AudioFormat {
    /** Whether a file that begins so is of this format. */
    boolean recognises(AudioWindow window);

    /**
     * What the file says of its audio; empty when it is coded in a way that is not known here.
     *
     * @throws MissingBytesException naming the offset that has to be read to tell
     */
    Optional<Audio> read(AudioWindow window);
  }

  /** What came of reading a file's head. */
  sealed interface AudioReading {
    record Read(Audio audio) implements AudioReading {}

    /** Nothing that is known here begins like this. */
    record NotAudio() implements AudioReading {}

    /** It begins like audio, but is cut short or coded in an unknown way. */
    record Unreadable() implements AudioReading {}
  }
}
