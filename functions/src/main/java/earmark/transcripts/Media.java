package earmark.transcripts;

import earmark.recordings.Audio;
import earmark.recordings.Recording;

/**
 * What is to be heard: as much of a recording as beginning a transcript needs, kept with it, so
 * that beginning later asks nobody.
 *
 * @param vaultVersion the version of the vault's object
 * @param channels one or two
 */
record Media(String vaultVersion, Audio.Codec codec, int channels) {

  static Media of(Recording recording) {
    Audio audio = recording.audio();
    return new Media(recording.vaultVersion(), audio.codec(), audio.channels());
  }

  /**
   * Whether Transcribe is handed a PCM copy: of WAV files, 16-bit PCM is what AWS documents.
   *
   * @see <a href="https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html">Data input</a>
   */
  boolean needsWorkCopy() {
    return switch (codec) {
      case WAV_MULAW, WAV_ALAW, WAV_GSM -> true;
      case WAV_PCM, MP3, OGG_VORBIS, OGG_OPUS, FLAC, M4A -> false;
    };
  }
}
