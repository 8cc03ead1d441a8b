package earmark.local.transcribe;

import com.fasterxml.jackson.databind.JsonNode;
import earmark.platform.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vosk.LibVosk;
import org.vosk.LogLevel;
import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * Vosk, for who brings a model: the better engine of the two. Its native library is loaded when an
 * engine is made, so nobody else needs it.
 */
public final class VoskEngine implements SpeechEngine, AutoCloseable {
  private static final float RATE = 16_000;

  private final Model model;
  private final String name;

  /**
   * An engine for one model.
   *
   * @param model a folder with an unpacked Vosk model
   * @throws IOException when it holds none
   */
  public VoskEngine(Path model) throws IOException {
    if (!Files.isDirectory(model)) {
      throw new IOException("There is no speech model in " + model);
    }
    LibVosk.setLogLevel(LogLevel.WARNINGS);
    this.model = new Model(model.toString());
    this.name = "Vosk (" + model.getFileName() + "), on one machine";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<HeardWord> hear(InputStream pcm) throws IOException {
    var words = new ArrayList<HeardWord>();
    try (var recognizer = new Recognizer(model, RATE)) {
      recognizer.setWords(true);
      var samples = new byte[8192];
      for (int count; (count = pcm.readNBytes(samples, 0, samples.length)) > 0; ) {
        if (recognizer.acceptWaveForm(samples, count)) {
          words.addAll(words(recognizer.getResult()));
        }
      }
      words.addAll(words(recognizer.getFinalResult()));
    }
    return words;
  }

  /** Reads a result of Vosk's: {@code {"result": [{"word", "start", "end", "conf"}], "text"}}. */
  static List<HeardWord> words(String result) throws IOException {
    var words = new ArrayList<HeardWord>();
    for (var word : Json.mapper().readTree(result).path("result")) {
      words.add(
          new HeardWord(
              word.path("word").asText(),
              seconds(word.path("start")),
              seconds(word.path("end")),
              Math.clamp(word.path("conf").asDouble(), 0, 1)));
    }
    return words;
  }

  private static Duration seconds(JsonNode time) {
    return Duration.ofMillis(Math.round(time.asDouble() * 1000));
  }

  @Override
  public void close() {
    model.close();
  }
}
