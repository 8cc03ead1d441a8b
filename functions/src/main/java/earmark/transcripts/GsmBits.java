package earmark.transcripts;

/** The bits of a block, lowest first. */
final class GsmBits {
  private final byte[] block;
  private int at;

  GsmBits(byte[] block) {
    this.block = block.clone();
  }

  /** The next number of so many bits. */
  int take(int count) {
    int number = 0;
    for (int i = 0; i < count; i++, at++) {
      number |= ((block[at / Byte.SIZE] >> (at % Byte.SIZE)) & 1) << i;
    }
    return number;
  }
}
