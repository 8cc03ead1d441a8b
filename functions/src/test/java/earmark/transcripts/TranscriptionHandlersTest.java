package earmark.transcripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import earmark.notifications.Notice;
import earmark.transcripts.Transcription.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The raw events, read as the Java runtime of Lambda reads them. */
final class TranscriptionHandlersTest {
  private final World world = new World();
  private final TranscriptionChangesHandler changes =
      new TranscriptionChangesHandler(world.collecting);
  private final TranscriptionReconcileHandler schedule =
      new TranscriptionReconcileHandler(world.reconciling, world.clock);

  @SuppressWarnings("unchecked") // The runtime, too, only knows that JSON objects are maps.
  private static Map<String, Object> event(String file) {
    try {
      return (Map<String, Object>)
          JacksonFactory.getInstance()
              .getSerializer(Map.class)
              .fromJson(Files.readString(Samples.event(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void shouldCollectAtTheTimeTheEventSays() {
    world.starting.start(Samples.recording());
    changes.handleRequest(event("job-completed.json"), null);

    assertThat(world.progress()).isEqualTo(new Progress.Ready());
    assertThat(world.notices)
        .extracting(Notice::at)
        .containsExactly(Instant.parse("2026-11-24T14:20:31Z"));
  }

  @Test
  void shouldFailWithTheReasonTheEventGives() {
    world.starting.start(Samples.recording());
    changes.handleRequest(event("job-failed.json"), null);

    assertThat(world.progress())
        .isEqualTo(
            new Progress.Failed(
                "The media format that you specified doesn't match the detected media format."
                    + " Check the media format and try your request again."));
  }

  @Test
  void shouldIgnoreTheJobOfSomebodyElse() {
    world.starting.start(Samples.recording());
    changes.handleRequest(event("job-of-somebody-else.json"), null);

    assertThat(world.progress()).isEqualTo(new Progress.InProgress());
  }

  @Test
  void shouldIgnoreWhatIsNoSuchEvent() {
    changes.handleRequest(event("schedule.json"), null);
    changes.handleRequest(Map.of(), null);

    assertThat(world.notices).isEmpty();
  }

  @Test
  void shouldReconcileOnSchedule() {
    world.hasRoom = false;
    world.starting.start(Samples.recording());
    world.hasRoom = true;
    schedule.handleRequest(event("schedule.json"), new Minutes(15));

    assertThat(world.progress()).isEqualTo(new Progress.InProgress());
  }

  @Test
  void shouldFailTheRunInWhichSomethingBroke() {
    world.hasRoom = false;
    world.starting.start(Samples.recording());
    world.breaksFor = Optional.of(Samples.ID);

    assertThatIllegalStateException()
        .isThrownBy(() -> schedule.handleRequest(event("schedule.json"), new Minutes(15)))
        .withMessage("1 transcripts could not be looked at; see the log");
  }

  /** A context in which nothing but the time counts. */
  private record Minutes(int left) implements Context {
    @Override
    public int getRemainingTimeInMillis() {
      return left * 60_000;
    }

    @Override
    public String getAwsRequestId() {
      return "request";
    }

    @Override
    public String getLogGroupName() {
      return "group";
    }

    @Override
    public String getLogStreamName() {
      return "stream";
    }

    @Override
    public String getFunctionName() {
      return "function";
    }

    @Override
    public String getFunctionVersion() {
      return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "arn";
    }

    @Override
    public CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    public ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 512;
    }

    @Override
    public LambdaLogger getLogger() {
      return null;
    }
  }
}
