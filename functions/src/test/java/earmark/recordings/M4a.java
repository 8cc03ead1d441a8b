package earmark.recordings;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Builds M4A files, box by box: two channels at 44.1 kHz, 90.5 seconds long by their index. */
final class M4a {
  private M4a() {}

  static byte[] file(boolean indexFirst, int audioBytes) {
    byte[] type = box("ftyp", Sounds.ascii("M4A \0\0\0\0M4A mp42"));
    byte[] audio = box("mdat", new byte[audioBytes]);
    return indexFirst ? join(type, index(), audio) : join(type, audio, index());
  }

  private static byte[] index() {
    ByteBuffer header = ByteBuffer.allocate(100).putInt(12, 1000).putInt(16, 90_500);
    ByteBuffer entry = ByteBuffer.allocate(28).putShort(16, (short) 2).putInt(24, 44_100 << 16);
    byte[] descriptions =
        box("stsd", join(new byte[] {0, 0, 0, 0, 0, 0, 0, 1}, box("mp4a", entry.array())));
    byte[] media =
        box(
            "mdia",
            join(
                box("mdhd", new byte[24]),
                box("minf", join(box("smhd", new byte[8]), box("stbl", descriptions)))));
    return box(
        "moov",
        join(box("mvhd", header.array()), box("trak", join(box("tkhd", new byte[84]), media))));
  }

  private static byte[] box(String type, byte[] content) {
    return ByteBuffer.allocate(8 + content.length)
        .putInt(8 + content.length)
        .put(Sounds.ascii(type))
        .put(content)
        .array();
  }

  private static byte[] join(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    ByteBuffer buffer = ByteBuffer.wrap(all);
    for (byte[] part : parts) {
      buffer.put(part);
    }
    return all;
  }
}
