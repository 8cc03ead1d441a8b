package earmark.transcripts;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Makes good lost events and begins what had to wait, on a schedule. */
public final class TranscriptionReconcileHandler
    implements RequestHandler<Map<String, Object>, Void> {
  @Override
  public Void handleRequest(Map<String, Object> event, Context context) {
    throw new UnsupportedOperationException();
  }
}
