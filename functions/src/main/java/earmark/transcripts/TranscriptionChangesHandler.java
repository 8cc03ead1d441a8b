package earmark.transcripts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import earmark.platform.Environment;
import earmark.platform.Json;
import java.time.Clock;
import java.util.Map;

/** Transcribe says that a job ended, through EventBridge. */
public final class TranscriptionChangesHandler
    implements RequestHandler<Map<String, Object>, Void> {
  private final CollectTranscript collecting;

  public TranscriptionChangesHandler() {
    this(AwsWiring.collecting(Environment.system(), Clock.systemUTC()));
  }

  TranscriptionChangesHandler(CollectTranscript collecting) {
    this.collecting = collecting;
  }

  @Override
  public Void handleRequest(Map<String, Object> event, Context context) {
    collecting.collect(Json.mapper().convertValue(event, JobChange.class));
    return null;
  }
}
