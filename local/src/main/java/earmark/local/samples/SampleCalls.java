package earmark.local.samples;

import com.fasterxml.jackson.core.type.TypeReference;
import earmark.platform.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads the list of sample calls. */
public final class SampleCalls {
  private SampleCalls() {}

  /**
   * The calls, in the order they are uploaded.
   *
   * @param recordings the folder {@code events/recordings}
   * @throws IOException when its {@code samples.json} is missing or is no such list
   */
  public static List<SampleCall> read(Path recordings) throws IOException {
    return Json.mapper()
        .readValue(
            recordings.resolve("samples.json").toFile(), new TypeReference<List<SampleCall>>() {});
  }
}
