package earmark.local.transcribe;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;

/** The samples of an MP3 stream, 16-bit little-endian, decoded frame by frame. */
final class Mp3Stream extends InputStream {
  private final InputStream source;
  private final Bitstream frames;
  private final Decoder decoder = new Decoder();
  private ByteBuffer samples = ByteBuffer.allocate(0);

  Mp3Stream(InputStream source) {
    this.source = new BufferedInputStream(source, 1 << 16);
    this.frames = new Bitstream(this.source);
  }

  @Override
  public int read() throws IOException {
    return fill() ? samples.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    var count = Math.min(length, samples.remaining());
    samples.get(into, offset, count);
    return count;
  }

  private boolean fill() throws IOException {
    while (!samples.hasRemaining()) {
      try {
        var header = frames.readFrame();
        if (header == null) {
          return false;
        }
        samples = bytes((SampleBuffer) decoder.decodeFrame(header, frames));
        frames.closeFrame();
      } catch (JavaLayerException | ArrayIndexOutOfBoundsException e) {
        throw new IOException("An MP3 frame cannot be decoded", e);
      }
    }
    return true;
  }

  private static ByteBuffer bytes(SampleBuffer decoded) {
    var bytes = ByteBuffer.allocate(2 * decoded.getBufferLength()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(decoded.getBuffer(), 0, decoded.getBufferLength());
    return bytes;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
