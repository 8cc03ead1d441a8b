package earmark.recordings;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of a file that were read: its head, and perhaps one more piece from further on. Offsets
 * are those of the whole file.
 */
final class AudioWindow {
  private static final int BYTE = 0xff;

  private final byte[] head;
  private final long pieceOffset;
  private final byte[] piece;
  private final long size;

  private AudioWindow(byte[] head, long pieceOffset, byte[] piece, long size) {
    this.head = head;
    this.pieceOffset = pieceOffset;
    this.piece = piece;
    this.size = size;
  }

  static AudioWindow of(byte[] head, long size) {
    return new AudioWindow(head, size, new byte[0], size);
  }

  /** The same file, with a piece more. */
  AudioWindow with(long offset, byte[] bytes) {
    return new AudioWindow(head, offset, bytes, size);
  }

  /** The size of the whole file. */
  long size() {
    return size;
  }

  /** Whether these bytes were read. */
  boolean has(long offset, int length) {
    return offset >= 0
        && (offset + length <= head.length
            || (offset >= pieceOffset && offset + length <= pieceOffset + piece.length));
  }

  int u8(long offset) {
    if (!has(offset, 1)) {
      throw new MissingBytesException(offset);
    }
    return (offset < head.length ? head[(int) offset] : piece[(int) (offset - pieceOffset)]) & BYTE;
  }

  int u16le(long offset) {
    return u8(offset) | u8(offset + 1) << 8;
  }

  int u16be(long offset) {
    return u8(offset) << 8 | u8(offset + 1);
  }

  long u32le(long offset) {
    return u16le(offset) | (long) u16le(offset + 2) << 16;
  }

  long u32be(long offset) {
    return (long) u16be(offset) << 16 | u16be(offset + 2);
  }

  long i64le(long offset) {
    return u32le(offset) | u32le(offset + 4) << 32;
  }

  long i64be(long offset) {
    return u32be(offset) << 32 | u32be(offset + 4);
  }

  /** Whether this ASCII text stands there. */
  boolean is(String text, long offset) {
    if (!has(offset, text.length())) {
      return false;
    }
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length; i++) {
      if (u8(offset + i) != (bytes[i] & BYTE)) {
        return false;
      }
    }
    return true;
  }

  /** Something that matters stands where nothing was read. */
  static final class MissingBytesException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final long offset;

    MissingBytesException(long offset) {
      super("Nothing was read at byte " + offset);
      this.offset = offset;
    }

    long offset() {
      return offset;
    }
  }
}
