package earmark.staff;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Map;

/** Replaces the staff directory by a CSV, invoked by the engineer. */
public final class DirectoryImportHandler
    implements RequestHandler<Map<String, String>, Map<String, Object>> {
  @Override
  public Map<String, Object> handleRequest(Map<String, String> event, Context context) {
    throw new UnsupportedOperationException();
  }
}
