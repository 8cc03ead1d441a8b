package earmark.local.transcribe;

import edu.cmu.sphinx.api.AbstractSpeechRecognizer;
import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.Context;
import edu.cmu.sphinx.api.SpeechResult;
import edu.cmu.sphinx.frontend.FrontEnd;
import edu.cmu.sphinx.frontend.Signal;
import edu.cmu.sphinx.frontend.endpoint.SpeechStartSignal;
import edu.cmu.sphinx.frontend.util.StreamDataSource;
import edu.cmu.sphinx.result.WordResult;
import edu.cmu.sphinx.util.LogMath;
import edu.cmu.sphinx.util.TimeFrame;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/**
 * CMU Sphinx 4 with the English model that comes with it: a real recogniser in plain Java, which
 * hears most words of clear speech and takes a few seconds of processor for each second of it.
 *
 * <p>A recogniser holds the whole model in memory and serves one voice at a time, so a few are kept
 * and lent out; each is made when it is first needed.
 */
public final class SphinxEngine implements SpeechEngine {
  private static final String MODELS = "resource:/edu/cmu/sphinx/models/en-us/";

  private final Semaphore places;
  private final BlockingQueue<Recogniser> idle = new LinkedBlockingQueue<>();

  /**
   * An engine that loads its model when it is first used.
   *
   * @param recognisers how many voices are heard at once, at most; each keeps 160 MB and needs as
   *     much again while it works
   */
  public SphinxEngine(int recognisers) {
    places = new Semaphore(recognisers, true);
  }

  @Override
  public String name() {
    return "CMU Sphinx 4, on one machine";
  }

  @Override
  public List<HeardWord> hear(InputStream pcm) throws IOException {
    places.acquireUninterruptibly();
    try {
      var recogniser = idle.poll();
      if (recogniser == null) {
        recogniser = Recogniser.load();
      }
      var words = recogniser.hear(pcm);
      idle.add(recogniser);
      return words;
    } finally {
      places.release();
    }
  }

  private static final class Recogniser extends AbstractSpeechRecognizer {
    /** Sphinx notices speech after 200 ms of it, and then takes the 50 ms before it along. */
    private static final Duration NOTICED_AFTER = Duration.ofMillis(250);

    private Duration earliest = Duration.ZERO;

    private Recogniser(Context context) throws IOException {
      super(context);
      context.getInstance(FrontEnd.class).addSignalListener(this::noticed);
      recognizer.allocate();
    }

    static Recogniser load() throws IOException {
      var configuration = new Configuration();
      configuration.setAcousticModelPath(MODELS + "en-us");
      configuration.setDictionaryPath(MODELS + "cmudict-en-us.dict");
      configuration.setLanguageModelPath(MODELS + "en-us.lm.bin");
      return new Recogniser(
          new Context("resource:/earmark/local/transcribe/sphinx.config.xml", configuration));
    }

    private void noticed(Signal signal) {
      if (signal instanceof SpeechStartSignal) {
        earliest = Duration.ofMillis(signal.getTime()).minus(NOTICED_AFTER);
      }
    }

    List<HeardWord> hear(InputStream pcm) {
      context.getInstance(StreamDataSource.class).setInputStream(pcm, TimeFrame.INFINITE);
      var words = new ArrayList<HeardWord>();
      SpeechResult utterance;
      while ((utterance = getResult()) != null) {
        utterance.getWords().stream()
            .filter(word -> !word.isFiller())
            .map(this::heard)
            .forEach(words::add);
      }
      return words;
    }

    /**
     * Sphinx lets the first word after a silence begin where the word before it ended; it cannot
     * have begun before there was speech.
     */
    private HeardWord heard(WordResult word) {
      var start = Duration.ofMillis(word.getTimeFrame().getStart());
      var end = Duration.ofMillis(word.getTimeFrame().getEnd());
      var confidence = LogMath.getLogMath().logToLinear((float) word.getConfidence());
      return new HeardWord(
          word.getWord().getSpelling(),
          start.compareTo(earliest) < 0 && earliest.compareTo(end) < 0 ? earliest : start,
          end,
          Math.clamp(confidence, 0, 1));
    }
  }
}
