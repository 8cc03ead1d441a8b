package earmark.transcripts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Transcribe says that a job ended, through EventBridge. */
public final class TranscriptionChangesHandler
    implements RequestHandler<Map<String, Object>, Void> {
  @Override
  public Void handleRequest(Map<String, Object> event, Context context) {
    throw new UnsupportedOperationException();
  }
}
