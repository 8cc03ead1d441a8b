package earmark.local.transcribe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;

/** Hears a media file as a job asks for it: channel by channel, or all channels as one voice. */
final class Listener {
  private static final ThreadFactory DAEMONS =
      Thread.ofPlatform().name("voice-", 1).daemon().factory();

  private final SpeechEngine engine;

  Listener(SpeechEngine engine) {
    this.engine = engine;
  }

  /** What a document says about who heard it. Nothing here tells voices on one channel apart. */
  String engineFor(StartRequest request) {
    return request.labelsSpeakers()
        ? engine.name() + " (one label for all who speak)"
        : engine.name();
  }

  Hearing hear(Path file, StartRequest request) throws IOException, JobFailedException {
    var sound = Sounds.read(file);
    MediaLimits.check(sound, request);
    if (request.identifiesChannels()) {
      return new Hearing(Hearing.Kind.CHANNELS, channels(sound));
    }
    return new Hearing(
        request.labelsSpeakers() ? Hearing.Kind.SPEAKERS : Hearing.Kind.UNLABELLED,
        List.of(hear(Voice.mixed(sound))));
  }

  private List<List<HeardWord>> channels(Sound sound) throws IOException {
    var tasks =
        IntStream.range(0, sound.format().getChannels())
            .<Callable<List<HeardWord>>>mapToObj(
                channel -> () -> hear(Voice.channel(sound, channel)))
            .toList();
    try (var threads = Executors.newThreadPerTaskExecutor(DAEMONS)) {
      var voices = new ArrayList<List<HeardWord>>();
      for (var heard : threads.invokeAll(tasks)) {
        voices.add(heard.get());
      }
      return voices;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private List<HeardWord> hear(InputStream voice) throws IOException {
    try (voice) {
      return engine.hear(voice);
    }
  }
}
