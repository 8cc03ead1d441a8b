package earmark.transcripts;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * GSM 6.10 as it stands in WAV files ("WAV49"), decoded as it is read: blocks of 65 bytes, each two
 * frames of 260 bits, the lowest bit first.
 */
final class GsmInputStream extends InputStream {
  static final int BLOCK_BYTES = 65;
  static final int PCM_BYTES = 2 * GsmDecoder.FRAME_SAMPLES * 2;

  private static final int FRAMES = 2;

  private final InputStream blocks;
  private final GsmDecoder decoder = new GsmDecoder();
  private final short[] samples = new short[GsmDecoder.FRAME_SAMPLES];
  private final ByteBuffer pcm =
      ByteBuffer.allocate(PCM_BYTES).order(ByteOrder.LITTLE_ENDIAN).limit(0);
  private long blocksLeft;

  GsmInputStream(InputStream blocks, long count) {
    this.blocks = blocks;
    this.blocksLeft = count;
  }

  @Override
  public int read() throws IOException {
    return fill() ? Byte.toUnsignedInt(pcm.get()) : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, pcm.remaining());
    pcm.get(into, offset, count);
    return count;
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }

  private boolean fill() throws IOException {
    if (pcm.hasRemaining()) {
      return true;
    }
    if (blocksLeft == 0) {
      return false;
    }
    byte[] block = blocks.readNBytes(BLOCK_BYTES);
    if (block.length < BLOCK_BYTES) {
      throw new EOFException("The audio ended before its length");
    }
    blocksLeft--;
    decode(block);
    return true;
  }

  private void decode(byte[] block) {
    pcm.clear();
    GsmBits bits = new GsmBits(block);
    for (int frame = 0; frame < FRAMES; frame++) {
      decoder.decode(bits, samples);
      for (short sample : samples) {
        pcm.putShort(sample);
      }
    }
    pcm.flip();
  }
}
