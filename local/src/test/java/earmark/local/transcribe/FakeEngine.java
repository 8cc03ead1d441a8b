package earmark.local.transcribe;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Hears one word in anything that is not silent; can be made to wait. */
final class FakeEngine implements SpeechEngine {
  private volatile CountDownLatch gate = new CountDownLatch(0);

  void holdBack() {
    gate = new CountDownLatch(1);
  }

  void goOn() {
    gate.countDown();
  }

  @Override
  public String name() {
    return "A fake";
  }

  @Override
  public List<HeardWord> hear(InputStream pcm) throws IOException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    for (var sample : pcm.readAllBytes()) {
      if (sample != 0) {
        return List.of(new HeardWord("tone", Duration.ZERO, Duration.ofSeconds(1), 0.5));
      }
    }
    return List.of();
  }
}
