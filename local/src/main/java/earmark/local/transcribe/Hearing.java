package earmark.local.transcribe;

import java.util.List;

/**
 * What was heard of a call.
 *
 * @param kind how its voices are told apart
 * @param voices the words of each channel, in the order of the channels; one list when the channels
 *     were mixed
 */
record Hearing(Kind kind, List<List<HeardWord>> voices) {
  Hearing {
    voices = List.copyOf(voices);
  }

  /** How voices are told apart. */
  enum Kind {
    CHANNELS,
    SPEAKERS,
    UNLABELLED
  }
}
