package earmark.local.transcribe;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells what a media file is by its first bytes, never by its name. */
final class Sounds {
  private static final int HEAD = 16;

  private Sounds() {}

  static Sound read(Path file) throws IOException, JobFailedException {
    var format = detect(head(file));
    return switch (format) {
      case "wav" -> WavSound.read(file);
      case "mp3" -> Mp3Sound.read(file);
      case "" -> throw JobFailedException.unreadable();
      default ->
          throw JobFailedException.unsupportedFormat(
              "On one machine WAV and MP3 are decoded; this file is " + format + ".");
    };
  }

  private static byte[] head(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }

  private static String detect(byte[] head) {
    var text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("RIFF") && text.startsWith("WAVE", 8)) {
      return "wav";
    }
    if (text.startsWith("ID3") || isMpegFrame(head)) {
      return "mp3";
    }
    if (text.startsWith("fLaC")) {
      return "flac";
    }
    if (text.startsWith("OggS")) {
      return "ogg";
    }
    if (text.startsWith("#!AMR")) {
      return "amr";
    }
    if (text.startsWith("ftyp", 4)) {
      return "mp4";
    }
    return text.startsWith("\u001aE\u00df\u00a3") ? "webm" : "";
  }

  /** Eleven set bits, then a version and a layer that exist. */
  private static boolean isMpegFrame(byte[] head) {
    return head.length > 1
        && (head[0] & 0xFF) == 0xFF
        && (head[1] & 0xE0) == 0xE0
        && (head[1] & 0x18) != 0x08
        && (head[1] & 0x06) != 0;
  }
}
