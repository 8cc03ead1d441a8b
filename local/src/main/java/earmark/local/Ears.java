package earmark.local;

import earmark.local.transcribe.HeardWord;
import earmark.local.transcribe.SpeechEngine;
import earmark.local.transcribe.SphinxEngine;
import earmark.local.transcribe.VoskEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The recogniser behind the local Transcribe: Vosk for who brings a model, else Sphinx. */
final class Ears implements SpeechEngine, AutoCloseable {
  private static final int VOICES_AT_ONCE = 2;

  private final SpeechEngine engine;

  Ears(Optional<Path> model) {
    this.engine = model.map(Ears::vosk).orElseGet(() -> new SphinxEngine(VOICES_AT_ONCE));
  }

  private static SpeechEngine vosk(Path model) {
    try {
      return new VoskEngine(model);
    } catch (IOException e) {
      throw new UncheckedIOException("No speech model in " + model, e);
    }
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public List<HeardWord> hear(InputStream pcm) throws IOException {
    return engine.hear(pcm);
  }

  @Override
  public void close() {
    if (engine instanceof VoskEngine vosk) {
      vosk.close();
    }
  }
}
