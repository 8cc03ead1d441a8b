package earmark.transcripts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import earmark.platform.Environment;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Makes good lost events and begins what had to wait, on a schedule. A run in which anything broke
 * fails, so that the alarm rings and Lambda runs it again.
 */
public final class TranscriptionReconcileHandler
    implements RequestHandler<Map<String, Object>, Void> {
  private final ReconcileTranscripts reconciling;
  private final Clock clock;

  public TranscriptionReconcileHandler() {
    this(AwsWiring.reconciling(Environment.system(), Clock.systemUTC()), Clock.systemUTC());
  }

  TranscriptionReconcileHandler(ReconcileTranscripts reconciling, Clock clock) {
    this.reconciling = reconciling;
    this.clock = clock;
  }

  /** Takes up nothing new in the last third of its time: a work copy in hand needs it. */
  @Override
  public Void handleRequest(Map<String, Object> event, Context context) {
    Duration time = Duration.ofMillis(context.getRemainingTimeInMillis()).multipliedBy(2);
    int errors = reconciling.reconcile(clock.instant().plus(time.dividedBy(3)));
    if (errors > 0) {
      throw new IllegalStateException(errors + " transcripts could not be looked at; see the log");
    }
    return null;
  }
}
