package earmark.access;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Makes the very first Head of Operations, invoked by the engineer. */
public final class FirstPersonHandler
    implements RequestHandler<Map<String, String>, Map<String, Object>> {
  @Override
  public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
    throw new UnsupportedOperationException();
  }
}
